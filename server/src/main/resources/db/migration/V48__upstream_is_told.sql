-- What other systems are told of a customer's rights: a line a system and event. It names the
-- customer by their opaque id alone. Of an erased customer only erased_id is left, until the system
-- has answered; what it was told before about them goes with them.
CREATE TABLE privacy.notice (
  notice_id   uuid PRIMARY KEY,
  system      text NOT NULL,
  event       text NOT NULL,
  customer_id uuid REFERENCES identity.customer ON DELETE CASCADE,
  erased_id   uuid,
  about       text,
  state       text NOT NULL CHECK (state IN ('waiting', 'received', 'done', 'refused', 'by-hand')),
  tries       integer NOT NULL DEFAULT 0,
  trouble     text,
  made_at     timestamptz NOT NULL,
  next_at     timestamptz NOT NULL,
  answered_at timestamptz
);
CREATE INDEX notice_due ON privacy.notice (next_at) WHERE state IN ('waiting', 'received');
CREATE INDEX notice_of ON privacy.notice (customer_id);
GRANT SELECT, INSERT, UPDATE (erased_id, state, tries, trouble, next_at, answered_at)
  ON privacy.notice TO ${house};
