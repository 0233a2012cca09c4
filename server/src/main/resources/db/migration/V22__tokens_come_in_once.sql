-- Tokens of the company's site that came in, by keyed hash of their id: none comes in twice.
CREATE TABLE identity.token_seen (
  token_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX token_seen_expires ON identity.token_seen (expires_at);
GRANT SELECT, INSERT, DELETE ON identity.token_seen TO ${house};
