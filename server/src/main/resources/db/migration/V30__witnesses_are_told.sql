-- What each place outside was sent last, and when to try again. One row a place of witness.yaml.
CREATE TABLE trail.witness (
  place   text PRIMARY KEY,
  size    bigint NOT NULL DEFAULT 0,
  sent_at timestamptz,
  tries   integer NOT NULL DEFAULT 0,
  trouble text,
  detail  text,
  next_at timestamptz NOT NULL DEFAULT '-infinity'
);

GRANT SELECT, INSERT, UPDATE ON trail.witness TO ${house};
