-- Routing: which queue, how soon, and why.
CREATE SCHEMA routing;
GRANT USAGE ON SCHEMA routing TO ${house};

-- A need is a head start, and who is due first is next. The bound on it is the bound on what anybody
-- loses by others' needs: nobody who wrote more than a day after them comes before them.
ALTER TABLE desk.conversation
  ADD COLUMN queue text NOT NULL DEFAULT 'everyone',
  ADD COLUMN head_start interval NOT NULL DEFAULT '0'
    CHECK (head_start BETWEEN interval '0' AND interval '24 hours'),
  ADD COLUMN due_at timestamptz;
UPDATE desk.conversation SET due_at = last_message_at;
ALTER TABLE desk.conversation ALTER COLUMN due_at SET NOT NULL;

-- Nobody sets due_at: whoever writes, it is what the wait and the need make it.
CREATE FUNCTION desk.due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.due_at := new.last_message_at - new.head_start;
  RETURN new;
END $$;
CREATE TRIGGER conversation_due
  BEFORE INSERT OR UPDATE ON desk.conversation
  FOR EACH ROW EXECUTE FUNCTION desk.due();

GRANT UPDATE (queue, head_start) ON desk.conversation TO ${house};

-- The desk's lists: all that is open, and one queue of it, who is due first first.
CREATE INDEX conversation_due ON desk.conversation (state, due_at, conversation_id);
CREATE INDEX conversation_queue ON desk.conversation (state, queue, due_at, conversation_id);

-- One decision on one message. It holds none of its words: 'because' names places in the message,
-- which the door opens or not.
CREATE TABLE routing.route (
  customer_id     uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  route_id        uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id      uuid NOT NULL,
  at              timestamptz NOT NULL,
  language        text NOT NULL,
  channel         text NOT NULL,
  queue           text NOT NULL,
  skill           text,
  need            text NOT NULL CHECK (need IN
    ('safety', 'vulnerable', 'money', 'service-down', 'unread', 'ordinary')),
  head_start      interval NOT NULL,
  chosen          text NOT NULL CHECK (chosen IN
    ('one-queue', 'stays', 'model', 'no-model', 'doubt', 'no-queue-for-it')),
  doubt           text,
  label           text,
  confidence      double precision,
  model           text,
  because         jsonb NOT NULL,
  PRIMARY KEY (customer_id, route_id),
  CHECK ((label IS NULL) = (model IS NULL) AND (label IS NULL) = (confidence IS NULL))
);

CREATE INDEX route_of_talk ON routing.route (customer_id, conversation_id, route_id);
CREATE INDEX route_at ON routing.route (at);

-- What a person found better. The route stays as it was decided.
CREATE TABLE routing.correction (
  customer_id   uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  correction_id uuid NOT NULL,
  route_id      uuid NOT NULL,
  at            timestamptz NOT NULL,
  staff_id      uuid NOT NULL,
  queue         text NOT NULL,
  need          text NOT NULL,
  label         text,
  PRIMARY KEY (customer_id, correction_id),
  FOREIGN KEY (customer_id, route_id) REFERENCES routing.route ON DELETE CASCADE
);

GRANT SELECT, INSERT, DELETE ON routing.route TO ${house};
GRANT SELECT, INSERT, DELETE ON routing.correction TO ${house};

-- A customer can disagree with where their message went.
ALTER TABLE oversight.appeal DROP CONSTRAINT appeal_kind_check;
ALTER TABLE oversight.appeal ADD CONSTRAINT appeal_kind_check
  CHECK (kind IN ('stayed-closed', 'released', 'looked-outside', 'suggested', 'routed'));
