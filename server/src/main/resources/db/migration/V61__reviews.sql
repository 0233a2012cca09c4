-- Reviews: a significant decision that a machine proposes takes no effect until a person decided.
-- because is sealed with the customer's own key.
CREATE TABLE oversight.review (
  customer_id  uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  review_id    uuid NOT NULL,
  use_id       uuid NOT NULL,
  program      uuid NOT NULL,
  purpose      text NOT NULL,
  data_points  text[] NOT NULL,
  action       text NOT NULL,
  proposal     text NOT NULL CHECK (proposal IN ('carry-out', 'leave')),
  because      bytea,
  four_eyes    boolean NOT NULL,
  stage        text NOT NULL CHECK (stage IN ('waiting', 'taken', 'viewed', 'carried-out', 'left')),
  holder       uuid,
  first_by     uuid,
  proposed_at  timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  escalated_at timestamptz,
  decided_at   timestamptz,
  PRIMARY KEY (customer_id, review_id),
  UNIQUE (customer_id, use_id),
  CHECK ((stage = 'waiting') = (holder IS NULL)),
  CHECK (holder <> program AND holder <> first_by),
  CHECK ((stage IN ('carried-out', 'left')) = (decided_at IS NOT NULL)),
  CHECK (stage <> 'carried-out' OR NOT four_eyes OR first_by IS NOT NULL)
);

CREATE INDEX review_open ON oversight.review (due_at, review_id) WHERE decided_at IS NULL;
CREATE INDEX review_by_id ON oversight.review (review_id);

-- One person's look at a review: since when, their own first view, what they decided and why. A
-- decision without an own view from before it cannot be written.
CREATE TABLE oversight.review_look (
  customer_id uuid NOT NULL,
  review_id   uuid NOT NULL,
  look_id     uuid NOT NULL,
  staff_id    uuid NOT NULL,
  taken_at    timestamptz NOT NULL,
  viewed_at   timestamptz,
  view        text CHECK (view IN ('carry-out', 'leave')),
  decided_at  timestamptz,
  decision    text CHECK (decision IN ('carry-out', 'leave')),
  differs     boolean,
  reason      bytea,
  PRIMARY KEY (customer_id, review_id, look_id),
  FOREIGN KEY (customer_id, review_id) REFERENCES oversight.review ON DELETE CASCADE,
  CHECK ((viewed_at IS NULL) = (view IS NULL)),
  CHECK (decided_at IS NULL OR viewed_at <= decided_at),
  CHECK (decided_at IS NULL OR viewed_at IS NOT NULL),
  CHECK ((decided_at IS NULL) = (decision IS NULL)
    AND (decided_at IS NULL) = (reason IS NULL)
    AND (decided_at IS NULL) = (differs IS NULL))
);

CREATE INDEX review_look_by ON oversight.review_look (staff_id, decided_at);

-- A decision is for ever, and so is a first view: nobody adapts theirs to what they read after it.
CREATE FUNCTION oversight.decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.decided_at IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'a decided review is never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER review_decided
  BEFORE UPDATE ON oversight.review
  FOR EACH ROW EXECUTE FUNCTION oversight.decision_stays();

CREATE FUNCTION oversight.view_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.decided_at IS NOT NULL
      OR (old.viewed_at IS NOT NULL
        AND (new.view, new.viewed_at) IS DISTINCT FROM (old.view, old.viewed_at)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'what a reviewer said is never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER review_look_stays
  BEFORE UPDATE ON oversight.review_look
  FOR EACH ROW EXECUTE FUNCTION oversight.view_stays();

GRANT SELECT, INSERT, UPDATE (stage, holder, first_by, escalated_at, decided_at)
  ON oversight.review TO ${house};
GRANT SELECT, INSERT, UPDATE (viewed_at, view, decided_at, decision, differs, reason)
  ON oversight.review_look TO ${house};
