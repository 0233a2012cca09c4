-- Appeals: a customer disagrees with a decision, and a person who had no part in it answers.
-- Neither the door nor the desk may look in here: an appeal is nobody's context.
CREATE SCHEMA oversight;
GRANT USAGE ON SCHEMA oversight TO ${house};

-- about: the use or the message that it is about; one appeal each, for ever.
-- parties: everybody who had a part in the decision. None of them may hold or answer it, whatever
-- the code says.
-- words and answer are sealed with the customer's own key: the door opens them.
CREATE TABLE oversight.appeal (
  customer_id     uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  appeal_id       uuid NOT NULL,
  kind            text NOT NULL
    CHECK (kind IN ('stayed-closed', 'released', 'looked-outside', 'suggested')),
  about           uuid NOT NULL,
  conversation_id uuid,
  decided_at      timestamptz NOT NULL,
  parties         uuid[] NOT NULL,
  language        text NOT NULL,
  stage           text NOT NULL CHECK (stage IN ('waiting', 'held', 'upheld', 'overturned')),
  holder          uuid,
  filed_at        timestamptz NOT NULL,
  due_on          date NOT NULL,
  words           bytea,
  answered_at     timestamptz,
  answer_id       uuid,
  answer          bytea,
  undone          text CHECK (undone IN ('nothing', 'noted', 'stopped', 'back-in-the-queue')),
  PRIMARY KEY (customer_id, appeal_id),
  UNIQUE (customer_id, about),
  CHECK (holder <> ALL (parties)),
  CHECK ((stage = 'waiting') = (holder IS NULL)),
  CHECK ((stage IN ('upheld', 'overturned')) = (answered_at IS NOT NULL)),
  CHECK ((answered_at IS NULL) = (answer IS NULL)),
  CHECK ((answered_at IS NULL) = (answer_id IS NULL)),
  CHECK ((answered_at IS NULL) = (undone IS NULL))
);

-- Those who answer see what is due first.
CREATE INDEX appeal_open ON oversight.appeal (due_on, appeal_id)
  WHERE stage IN ('waiting', 'held');

CREATE INDEX appeal_by_id ON oversight.appeal (appeal_id);

-- An answer is for ever, whoever writes.
CREATE FUNCTION oversight.answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.answered_at IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'an answered appeal is never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER appeal_answered
  BEFORE UPDATE ON oversight.appeal
  FOR EACH ROW EXECUTE FUNCTION oversight.answer_stays();

GRANT SELECT, INSERT,
  UPDATE (stage, holder, words, answered_at, answer_id, answer, undone) ON oversight.appeal
  TO ${house};
