-- One schema a room. Every key of a customer's table leads with the customer, so that the
-- database can be spread over machines by customer.
--
-- Two roles: ${house} is every room's, ${door} is the gateway's alone.
-- Records of what was done are only ever added: nobody but the owner may change or delete them.

CREATE SCHEMA identity;
CREATE SCHEMA consent;
CREATE SCHEMA vault;
CREATE SCHEMA desk;
CREATE SCHEMA trail;
CREATE SCHEMA gateway;

GRANT USAGE ON SCHEMA identity, consent, vault, desk, trail, gateway TO ${house}, ${door};

-- identity -----------------------------------------------------------------------------------

CREATE TABLE identity.staff (
  staff_id      uuid PRIMARY KEY,
  user_name     text NOT NULL UNIQUE,
  display_name  text NOT NULL,
  role          text NOT NULL,
  password_hash text NOT NULL,
  made_at       timestamptz NOT NULL DEFAULT now()
);

-- epoch: counts the customer's choices. The door compares it in the statement that makes a use
-- record durable, so a decision that rests on an older choice cannot be recorded.
-- salt: hides the customer in the log; erasing it makes their entries nobody's.
CREATE TABLE identity.customer (
  customer_id uuid PRIMARY KEY,
  epoch       bigint NOT NULL DEFAULT 0,
  salt        bytea NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, UPDATE (password_hash, display_name, role) ON identity.staff TO ${house};
GRANT SELECT, INSERT, UPDATE (epoch) ON identity.customer TO ${house};
-- FOR SHARE needs the right to update one column at least.
GRANT SELECT, UPDATE (epoch) ON identity.customer TO ${door};

-- consent ------------------------------------------------------------------------------------

CREATE TABLE consent.consent_record (
  customer_id     uuid NOT NULL,
  consent_id      uuid NOT NULL,
  purpose         text NOT NULL,
  act             text NOT NULL CHECK (act IN ('given', 'refused', 'withdrawn')),
  notice_digest   text NOT NULL,
  notice_shown    text NOT NULL,
  language        text NOT NULL,
  control         text NOT NULL,
  channel         text NOT NULL,
  conversation_id uuid,
  at              timestamptz NOT NULL,
  expires_at      timestamptz,
  PRIMARY KEY (customer_id, consent_id)
);

-- A question an agent put to a customer. It is open until answered_at is set.
CREATE TABLE consent.question (
  customer_id     uuid NOT NULL,
  question_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  purpose         text NOT NULL,
  notice_digest   text NOT NULL,
  asked_by        uuid NOT NULL,
  asked_at        timestamptz NOT NULL,
  answered_at     timestamptz,
  PRIMARY KEY (customer_id, question_id)
);

-- Nobody is asked the same thing twice at once.
CREATE UNIQUE INDEX question_open ON consent.question (customer_id, purpose)
  WHERE answered_at IS NULL;

GRANT SELECT, INSERT ON consent.consent_record TO ${house};
GRANT SELECT ON consent.consent_record TO ${door};
GRANT SELECT, INSERT, UPDATE (answered_at) ON consent.question TO ${house};

-- vault --------------------------------------------------------------------------------------

CREATE TABLE vault.customer_key (
  customer_id uuid PRIMARY KEY,
  wrapped     bytea NOT NULL
);

CREATE TABLE vault.item (
  customer_id uuid NOT NULL,
  data_point  text NOT NULL,
  item_id     uuid NOT NULL,
  source      text NOT NULL,
  ciphertext  bytea NOT NULL,
  observed_at timestamptz NOT NULL,
  stored_at   timestamptz NOT NULL,
  keep_until  timestamptz NOT NULL,
  PRIMARY KEY (customer_id, data_point, item_id)
);

-- The sweep looks for what is past its time.
CREATE INDEX item_keep_until ON vault.item (keep_until);

-- The house may seal and sweep. It may see that an item is there, never what is in it.
GRANT SELECT, INSERT ON vault.customer_key TO ${house};
GRANT INSERT, DELETE ON vault.item TO ${house};
GRANT SELECT (customer_id, data_point, item_id, keep_until) ON vault.item TO ${house};
GRANT SELECT ON vault.customer_key, vault.item TO ${door};

-- desk ---------------------------------------------------------------------------------------

CREATE TABLE desk.conversation (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  code            text NOT NULL,
  channel         text NOT NULL,
  language        text NOT NULL,
  topic           text NOT NULL,
  state           text NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at       timestamptz NOT NULL,
  last_message_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, conversation_id)
);

-- The desk's list: open conversations, the one that waits longest first.
CREATE INDEX conversation_list
  ON desk.conversation (state, last_message_at, conversation_id);
CREATE INDEX conversation_by_id ON desk.conversation (conversation_id);

-- Who wrote when. The words are items of the vault with the same id, data point 'messages'.
-- use_ids: the uses that a reply rests on, so that its reader can ask "why am I told this?".
CREATE TABLE desk.message (
  customer_id     uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id      uuid NOT NULL,
  author          text NOT NULL CHECK (author IN ('customer', 'agent')),
  staff_id        uuid,
  sent_at         timestamptz NOT NULL,
  use_ids         uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (customer_id, conversation_id, message_id)
);

CREATE TABLE desk.article (
  slug     text NOT NULL,
  language text NOT NULL,
  title    text NOT NULL,
  markdown text NOT NULL,
  PRIMARY KEY (slug, language)
);

GRANT SELECT, INSERT, UPDATE (state, last_message_at) ON desk.conversation TO ${house};
GRANT SELECT, INSERT ON desk.message TO ${house};
GRANT SELECT, INSERT, UPDATE ON desk.article TO ${house};

-- trail --------------------------------------------------------------------------------------

CREATE TABLE trail.use_record (
  customer_id     uuid NOT NULL,
  use_id          uuid NOT NULL,
  at              timestamptz NOT NULL,
  actor           text NOT NULL CHECK (actor IN ('staff', 'customer')),
  staff_id        uuid,
  role            text NOT NULL,
  purpose         text NOT NULL,
  play            text,
  action          text,
  conversation_id uuid,
  decision        text NOT NULL CHECK (decision IN ('permit', 'ask-first', 'refuse', 'needs-human')),
  ground          text NOT NULL,
  data_points     text[] NOT NULL,
  consent_id      uuid,
  charter_version integer NOT NULL,
  epoch           bigint NOT NULL,
  PRIMARY KEY (customer_id, use_id)
);

CREATE INDEX use_record_at ON trail.use_record (at);

-- What became of a permitted use: the record stands before the data is read, and only the data
-- tells whether there was anything to show.
CREATE TABLE trail.use_outcome (
  customer_id uuid NOT NULL,
  use_id      uuid NOT NULL,
  shown       boolean NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (customer_id, use_id)
);

-- Entries wait with no position until the sequencer gives them one.
CREATE TABLE trail.entry (
  entry_id uuid PRIMARY KEY,
  body     bytea NOT NULL,
  position bigint UNIQUE
);

CREATE INDEX entry_waiting ON trail.entry (entry_id) WHERE position IS NULL;

CREATE TABLE trail.tree (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  size     bigint NOT NULL,
  frontier bytea NOT NULL
);

CREATE TABLE trail.checkpoint (
  size bigint PRIMARY KEY,
  note text NOT NULL,
  at   timestamptz NOT NULL
);

GRANT SELECT, INSERT ON trail.use_record, trail.use_outcome TO ${house}, ${door};
GRANT SELECT, INSERT ON trail.entry TO ${house}, ${door};
GRANT UPDATE (position) ON trail.entry TO ${house};
GRANT SELECT, INSERT, UPDATE ON trail.tree TO ${house};
GRANT SELECT, INSERT ON trail.checkpoint TO ${house};

-- gateway ------------------------------------------------------------------------------------

CREATE TABLE gateway.charter_version (
  name      text NOT NULL,
  version   integer NOT NULL,
  digest    text NOT NULL,
  text      text NOT NULL,
  in_use_at timestamptz NOT NULL,
  PRIMARY KEY (name, version)
);

GRANT SELECT, INSERT ON gateway.charter_version TO ${house}, ${door};

-- house --------------------------------------------------------------------------------------

CREATE SCHEMA house;
GRANT USAGE ON SCHEMA house TO ${house}, ${door};

-- Small facts about this house itself: was the demo company loaded, when did the sweep last run.
CREATE TABLE house.fact (
  name  text PRIMARY KEY,
  value text NOT NULL,
  at    timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, UPDATE ON house.fact TO ${house};
