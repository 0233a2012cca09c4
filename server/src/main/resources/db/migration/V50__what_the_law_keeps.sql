-- What a law makes the company keep although its time is over or its customer is erased (GDPR
-- Art. 17(3)(b)). It lies under a key of its own, so that the customer's key can go. No purpose
-- reads it: only the door does, for somebody who said why, and that stands in locked_opening.
-- Nothing refers to identity.customer: it outlives them.
CREATE TABLE vault.locked_key (
  customer_id uuid  NOT NULL PRIMARY KEY,
  wrapped     bytea NOT NULL
);

CREATE TABLE vault.locked_item (
  customer_id uuid        NOT NULL REFERENCES vault.locked_key ON DELETE CASCADE,
  data_point  text        NOT NULL,
  item_id     uuid        NOT NULL,
  law         text        NOT NULL,
  source      text        NOT NULL,
  ciphertext  bytea       NOT NULL,
  observed_at timestamptz NOT NULL,
  locked_at   timestamptz NOT NULL,
  keep_until  timestamptz NOT NULL,
  PRIMARY KEY (customer_id, data_point, item_id)
);

CREATE INDEX locked_item_keep_until ON vault.locked_item (keep_until);

CREATE TABLE vault.locked_opening (
  customer_id uuid        NOT NULL,
  opening_id  uuid        NOT NULL,
  staff_id    uuid        NOT NULL,
  reason      text        NOT NULL CHECK (reason IN ('authority', 'court', 'tax-audit', 'claim')),
  items       int         NOT NULL,
  opened_at   timestamptz NOT NULL,
  PRIMARY KEY (customer_id, opening_id)
);

CREATE INDEX locked_opening_newest ON vault.locked_opening (opened_at DESC);

GRANT SELECT, INSERT ON vault.locked_key TO ${house};
GRANT INSERT, DELETE ON vault.locked_item TO ${house};
GRANT SELECT (customer_id, data_point, item_id, law, locked_at, keep_until)
  ON vault.locked_item TO ${house};
GRANT SELECT, INSERT ON vault.locked_opening TO ${house};
GRANT SELECT ON vault.locked_key, vault.locked_item TO ${door};

-- What an erasure would lock away can be told before.
GRANT SELECT (observed_at) ON vault.item TO ${house};

-- The last fact gone, its key goes too; until then nobody deletes one.
CREATE FUNCTION vault.drop_empty_locked_keys() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  DELETE FROM vault.locked_key k
  WHERE NOT EXISTS (SELECT FROM vault.locked_item i WHERE i.customer_id = k.customer_id)
$$;

REVOKE EXECUTE ON FUNCTION vault.drop_empty_locked_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.drop_empty_locked_keys TO ${house};

-- Nobody adds anything to a customer while what is theirs is locked away: what came in between would
-- be erased unseen.
CREATE FUNCTION vault.close_for_good(who uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT FROM vault.customer_key k WHERE k.customer_id = who FOR UPDATE
$$;

REVOKE EXECUTE ON FUNCTION vault.close_for_good FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.close_for_good TO ${house};

-- A new master key wraps these as well.
CREATE FUNCTION vault.rewrap_locked(customers uuid[], old_ones bytea[], new_ones bytea[])
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  WITH turned AS (
    UPDATE vault.locked_key k
    SET wrapped = n.new_one
    FROM unnest(customers, old_ones, new_ones) AS n (customer_id, old_one, new_one)
    WHERE k.customer_id = n.customer_id
      AND k.wrapped = n.old_one
      AND length(n.new_one) > 100
    RETURNING 1)
  SELECT count(*) FROM turned
$$;

REVOKE EXECUTE ON FUNCTION vault.rewrap_locked FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.rewrap_locked TO ${house};
