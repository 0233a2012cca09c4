-- Whom an e-mail address reaches: a keyed hash of the address, beside the fact that it was read
-- from, and gone with it. No address lies here, and without the house's key none can be tried.
CREATE TABLE vault.mail_address (
  customer_id uuid NOT NULL,
  data_point  text NOT NULL,
  item_id     uuid NOT NULL,
  address     bytea NOT NULL,
  PRIMARY KEY (customer_id, data_point, item_id),
  FOREIGN KEY (customer_id, data_point, item_id) REFERENCES vault.item ON DELETE CASCADE
);
CREATE INDEX mail_address_of ON vault.mail_address (address);
GRANT SELECT, INSERT ON vault.mail_address TO ${house};

-- A code that somebody asked for by an address. Asking by an address that nobody here has leaves
-- the same row with nobody in it, so that neither time nor limits tell the two apart.
CREATE TABLE privacy.mailed_code (
  code_id     uuid PRIMARY KEY,
  address     bytea NOT NULL,
  customer_id uuid REFERENCES identity.customer ON DELETE CASCADE,
  code        bytea NOT NULL,
  sent_at     timestamptz NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  used        boolean NOT NULL DEFAULT false
);
CREATE INDEX mailed_code_sent ON privacy.mailed_code (address, sent_at);
GRANT SELECT, INSERT, DELETE, UPDATE (tries, used) ON privacy.mailed_code TO ${house};
