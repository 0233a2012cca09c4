-- Internal notes: who wrote one when. The words are an item of the vault with the same id, data point
-- 'notes', and come only through the door; where the charter does not declare that, there are none.
CREATE TABLE desk.note (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  note_id         uuid NOT NULL,
  staff_id        uuid NOT NULL,
  written_at      timestamptz NOT NULL,
  PRIMARY KEY (customer_id, conversation_id, note_id),
  FOREIGN KEY (customer_id, conversation_id) REFERENCES desk.conversation ON DELETE CASCADE
);

GRANT SELECT, INSERT ON desk.note TO ${house};

-- A note that was kept although it seems to label a person. because: why, sealed with the
-- customer's own key. Somebody else decides whether it stays; a decision is for ever.
CREATE TABLE desk.note_override (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  note_id         uuid NOT NULL,
  staff_id        uuid NOT NULL,
  because         bytea NOT NULL,
  kept_at         timestamptz NOT NULL,
  verdict         text CHECK (verdict IN ('stays', 'taken-out')),
  decided_by      uuid,
  decided_at      timestamptz,
  PRIMARY KEY (customer_id, conversation_id, note_id),
  FOREIGN KEY (customer_id, conversation_id, note_id) REFERENCES desk.note ON DELETE CASCADE,
  CHECK (decided_by <> staff_id),
  CHECK ((verdict IS NULL) = (decided_by IS NULL) AND (verdict IS NULL) = (decided_at IS NULL))
);

CREATE INDEX note_override_open ON desk.note_override (kept_at) WHERE verdict IS NULL;
CREATE INDEX note_override_by_id ON desk.note_override (note_id);

GRANT SELECT, INSERT, UPDATE (verdict, decided_by, decided_at) ON desk.note_override TO ${house};
