-- A program is an account too (role 'api-client'), so that a use names who asked in one column.
-- Its key: the hash of it, what it is for, when it was used. last_four tells keys apart.
-- expires_at: set when a newer key took its place; both work until then.
CREATE TABLE identity.api_key (
  key_hash   bytea PRIMARY KEY,
  staff_id   uuid NOT NULL,
  last_four  text NOT NULL,
  purposes   text[] NOT NULL,
  made_at    timestamptz NOT NULL,
  expires_at timestamptz,
  used_at    timestamptz
);
CREATE INDEX api_key_of ON identity.api_key (staff_id);
GRANT SELECT, INSERT, DELETE, UPDATE (expires_at, used_at) ON identity.api_key TO ${house};

-- What was answered to a request with an idempotency key, for a day, so that it is decided and
-- recorded once. Never the data that was released: a repeat must not outlive a withdrawal.
-- status is null while the first is still being answered.
CREATE TABLE identity.answered_once (
  staff_id     uuid NOT NULL,
  key_hash     bytea NOT NULL,
  request_hash bytea NOT NULL,
  status       integer,
  answer       text,
  at           timestamptz NOT NULL,
  PRIMARY KEY (staff_id, key_hash)
);
CREATE INDEX answered_once_at ON identity.answered_once (at);
GRANT SELECT, INSERT, DELETE, UPDATE (status, answer) ON identity.answered_once TO ${house};
