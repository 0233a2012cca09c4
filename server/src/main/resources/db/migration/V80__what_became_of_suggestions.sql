-- What became of each suggestion that an agent saw: that is how help is measured. The words are not
-- here: they hold released data, which is shown and not copied.
CREATE SCHEMA assist;
GRANT USAGE ON SCHEMA assist TO ${house};

-- use_id: the use that it rests on. due_at: until when a promise in it must be kept.
-- fate: none while nobody did anything with it. because: why it was dismissed.
CREATE TABLE assist.suggestion (
  customer_id     uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  use_id          uuid NOT NULL,
  conversation_id uuid NOT NULL,
  play            text NOT NULL,
  shown_at        timestamptz NOT NULL,
  due_at          timestamptz,
  fate            text CHECK (fate IN ('taken', 'edited', 'dismissed')),
  because         text CHECK (because IN ('does-not-help', 'tried-already', 'wrong-moment', 'own-words')),
  decided_at      timestamptz,
  PRIMARY KEY (customer_id, use_id),
  CHECK ((fate IS NULL) = (decided_at IS NULL)),
  CHECK ((fate IS NOT DISTINCT FROM 'dismissed') = (because IS NOT NULL))
);

CREATE INDEX suggestion_in ON assist.suggestion (conversation_id, play);
CREATE INDEX suggestion_shown ON assist.suggestion (shown_at);

GRANT SELECT, INSERT, UPDATE (fate, because, decided_at) ON assist.suggestion TO ${house};

-- What a reply promised: that specialists expect a call, that an answer is there by a time.
-- It names nobody and says not why: the conversation does, to whoever opens it.
CREATE TABLE desk.promise (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  use_id          uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('expect-call', 'answer')),
  made_at         timestamptz NOT NULL,
  due_at          timestamptz NOT NULL,
  kept_at         timestamptz,
  PRIMARY KEY (customer_id, conversation_id, use_id, kind),
  FOREIGN KEY (customer_id, conversation_id) REFERENCES desk.conversation ON DELETE CASCADE
);

CREATE INDEX promise_open ON desk.promise (due_at) WHERE kept_at IS NULL;

GRANT SELECT, INSERT, UPDATE (kept_at) ON desk.promise TO ${house};
