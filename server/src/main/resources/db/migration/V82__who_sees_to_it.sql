-- Who sees to a conversation, until when it rests, and its tags: about the matter, never about a
-- person. A row of its own, so that the conversation's own row is left alone.
CREATE TABLE desk.handling (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  staff_id        uuid,
  rests_until     timestamptz,
  tags            text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (customer_id, conversation_id),
  FOREIGN KEY (customer_id, conversation_id) REFERENCES desk.conversation ON DELETE CASCADE
);

CREATE INDEX handling_of ON desk.handling (conversation_id);

GRANT SELECT, INSERT, UPDATE (staff_id, rests_until, tags) ON desk.handling TO ${house};
