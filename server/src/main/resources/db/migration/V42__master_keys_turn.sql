-- A new master key wraps each customer's data key anew. No room may write a wrapped key over another,
-- which would lose all that lies under it; this does it only from what still stands there.
CREATE FUNCTION vault.rewrap(customers uuid[], old_ones bytea[], new_ones bytea[])
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  WITH turned AS (
    UPDATE vault.customer_key k
    SET wrapped = n.new_one
    FROM unnest(customers, old_ones, new_ones) AS n (customer_id, old_one, new_one)
    WHERE k.customer_id = n.customer_id
      AND k.wrapped = n.old_one
      AND length(n.new_one) > 100
    RETURNING 1)
  SELECT count(*) FROM turned
$$;

REVOKE EXECUTE ON FUNCTION vault.rewrap FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.rewrap TO ${house};

-- The mark of the master key that wrapped this: five bytes, after a tag and a length of one byte
-- or two (Tink's encrypted keyset).
CREATE FUNCTION vault.mark(wrapped bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
AS $$
  SELECT substring(wrapped FROM CASE WHEN get_byte(wrapped, 1) > 127 THEN 4 ELSE 3 END FOR 5)
$$;
