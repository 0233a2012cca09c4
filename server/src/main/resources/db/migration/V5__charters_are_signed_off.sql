-- A charter is proposed, tried in shadow, and in force only once a person has signed it off.
ALTER TABLE gateway.charter_version
  ADD COLUMN stage text NOT NULL DEFAULT 'superseded'
    CHECK (stage IN ('proposed', 'in-force', 'superseded', 'turned-down')),
  ADD COLUMN proposed_by uuid,
  ADD COLUMN proposed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN decided_by uuid,
  ADD COLUMN decided_at timestamptz,
  ALTER COLUMN in_use_at DROP NOT NULL;

ALTER TABLE gateway.charter_version ALTER COLUMN stage DROP DEFAULT;

UPDATE gateway.charter_version
SET proposed_at = in_use_at, decided_at = in_use_at;

UPDATE gateway.charter_version v
SET stage = 'in-force'
WHERE in_use_at = (SELECT max(in_use_at) FROM gateway.charter_version);

-- One charter at a time, for all nodes.
CREATE UNIQUE INDEX charter_in_force ON gateway.charter_version (stage) WHERE stage = 'in-force';

GRANT UPDATE (stage, decided_by, decided_at, in_use_at) ON gateway.charter_version TO ${house};

-- What a proposed charter would have answered otherwise.
CREATE TABLE gateway.shadow_difference (
  customer_id uuid NOT NULL,
  use_id      uuid NOT NULL,
  version     integer NOT NULL,
  decision    text NOT NULL CHECK (decision IN ('permit', 'ask-first', 'refuse', 'needs-human')),
  ground      text NOT NULL,
  data_points text[] NOT NULL,
  PRIMARY KEY (customer_id, use_id, version)
);

CREATE INDEX shadow_difference_of ON gateway.shadow_difference (version);

GRANT SELECT, INSERT ON gateway.shadow_difference TO ${house}, ${door};

-- House rule 5, kept by the database itself: what the charter in force does not declare finds no
-- place, whichever node or command would store it.
CREATE TABLE vault.declared (
  data_point text PRIMARY KEY
);

INSERT INTO vault.declared (data_point)
SELECT DISTINCT data_point
FROM vault.item;

ALTER TABLE vault.item
  ADD CONSTRAINT item_is_declared FOREIGN KEY (data_point) REFERENCES vault.declared (data_point);

GRANT SELECT, INSERT, DELETE ON vault.declared TO ${house};
GRANT SELECT (stored_at), UPDATE (keep_until) ON vault.item TO ${house};

-- A charter may shorten a keep-time. What was promised when it was stored is never made longer.
CREATE FUNCTION vault.never_kept_longer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.keep_until > old.keep_until THEN
    RAISE insufficient_privilege
      USING MESSAGE = 'an item is never kept longer than was promised when it was stored';
  END IF;
  RETURN new;
END $$;

CREATE TRIGGER item_never_kept_longer
  BEFORE UPDATE OF keep_until ON vault.item
  FOR EACH ROW EXECUTE FUNCTION vault.never_kept_longer();
