-- Staff: how they sign in, and where they are signed in.

-- password_hash: empty until somebody followed their set-up link, and for those who sign in
--   through the organisation's own provider only.
-- issuer, subject: who they are there (OpenID Connect); set at their first sign-in that way.
-- code_secret: the secret of their one-time codes (RFC 6238), sealed with the house's key.
-- code_step: the last time step whose code was taken; no code counts twice.
ALTER TABLE identity.staff ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE identity.staff ADD COLUMN closed_at timestamptz;
ALTER TABLE identity.staff ADD COLUMN issuer text;
ALTER TABLE identity.staff ADD COLUMN subject text;
ALTER TABLE identity.staff ADD COLUMN code_secret bytea;
ALTER TABLE identity.staff ADD COLUMN code_step bigint NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX staff_elsewhere ON identity.staff (issuer, subject);
GRANT UPDATE (closed_at, issuer, subject, code_secret, code_step) ON identity.staff TO ${house};

-- A link that opens an account once. staff_id is null for the very first: whoever follows it
-- becomes the first administrator. Only the token's hash is kept.
CREATE TABLE identity.set_up_link (
  token_hash bytea PRIMARY KEY,
  staff_id   uuid,
  expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON identity.set_up_link TO ${house};

-- Each request of staff looks its session up here: an ended one, a closed account or another role
-- holds at once, on every node.
CREATE TABLE identity.staff_session (
  session_id   uuid PRIMARY KEY,
  staff_id     uuid NOT NULL,
  device       text NOT NULL,
  second       boolean NOT NULL,
  began_at     timestamptz NOT NULL,
  seen_at      timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL
);
CREATE INDEX staff_session_of ON identity.staff_session (staff_id);
CREATE INDEX staff_session_seen ON identity.staff_session (seen_at);
GRANT SELECT, INSERT, DELETE, UPDATE (seen_at, confirmed_at, second) ON identity.staff_session
  TO ${house};

-- What was tried and failed, and when: by keyed hash of account or address, never by name.
CREATE TABLE identity.failed_try (
  whose bytea NOT NULL,
  at    timestamptz NOT NULL
);
CREATE INDEX failed_try_whose ON identity.failed_try (whose, at);
GRANT SELECT, INSERT, DELETE ON identity.failed_try TO ${house};

-- A passkey (W3C Web Authentication, level 2): its public key and how often it signed.
CREATE TABLE identity.passkey (
  passkey_id      bytea PRIMARY KEY,
  staff_id        uuid NOT NULL,
  public_key      bytea NOT NULL,
  attestation     bytea NOT NULL,
  signature_count bigint NOT NULL,
  verified        boolean NOT NULL,
  backup_eligible boolean NOT NULL,
  backed_up       boolean NOT NULL,
  transports      text[] NOT NULL,
  label           text NOT NULL,
  made_at         timestamptz NOT NULL,
  used_at         timestamptz NOT NULL
);
CREATE INDEX passkey_of ON identity.passkey (staff_id);
GRANT SELECT, INSERT, DELETE, UPDATE (signature_count, backed_up, used_at) ON identity.passkey
  TO ${house};
