-- Erasing a customer is deleting one row: everything that is theirs refers to it and goes with it.
-- The same reference keeps an import, or a message under way, from bringing an erased customer
-- back: there is nobody to hang it on.
ALTER TABLE consent.consent_record
  ADD FOREIGN KEY (customer_id) REFERENCES identity.customer ON DELETE CASCADE;
ALTER TABLE consent.question
  ADD FOREIGN KEY (customer_id) REFERENCES identity.customer ON DELETE CASCADE;
ALTER TABLE vault.customer_key
  ADD FOREIGN KEY (customer_id) REFERENCES identity.customer ON DELETE CASCADE;
ALTER TABLE vault.item
  ADD FOREIGN KEY (customer_id) REFERENCES vault.customer_key ON DELETE CASCADE;
ALTER TABLE desk.conversation
  ADD FOREIGN KEY (customer_id) REFERENCES identity.customer ON DELETE CASCADE;
ALTER TABLE desk.message
  ADD FOREIGN KEY (customer_id, conversation_id) REFERENCES desk.conversation ON DELETE CASCADE;

-- The time is the one in the list of erasures, a file beside the database, which counts.
-- Whoever comes again after it is a new person with a new key; what is from before stays out.
CREATE TABLE identity.erased (
  customer_id uuid NOT NULL,
  erased_at   timestamptz NOT NULL,
  PRIMARY KEY (customer_id, erased_at)
);

GRANT SELECT ON identity.erased TO ${house};

-- No room may delete a customer, or a part of one. This may, one customer at a time and whole; it
-- tells what went. Somebody who came after born_before is somebody else, and stays.
-- Use records, and what hangs on them, have no reference, because the door writes one for each use; it locks the customer's
-- row as it does, so none can be made while this runs or after.
CREATE FUNCTION identity.erase(who uuid, at timestamptz, born_before timestamptz)
RETURNS TABLE (what text, how_many bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
  INSERT INTO identity.erased (customer_id, erased_at) VALUES (who, at) ON CONFLICT DO NOTHING;
  PERFORM FROM identity.customer c
    WHERE c.customer_id = who AND c.made_at <= born_before
    FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM FROM vault.customer_key k WHERE k.customer_id = who FOR UPDATE;
  RETURN QUERY SELECT 'fact ' || i.data_point, count(*)
    FROM vault.item i WHERE i.customer_id = who GROUP BY i.data_point ORDER BY 1;
  RETURN QUERY SELECT 'conversations', count(*) FROM desk.conversation t WHERE t.customer_id = who;
  RETURN QUERY SELECT 'choices', count(*) FROM consent.consent_record r WHERE r.customer_id = who;
  RETURN QUERY SELECT 'uses', count(*) FROM trail.use_record u WHERE u.customer_id = who;
  RETURN QUERY SELECT 'keys', count(*) FROM vault.customer_key k WHERE k.customer_id = who;
  DELETE FROM gateway.shadow_difference d WHERE d.customer_id = who;
  DELETE FROM trail.use_outcome o WHERE o.customer_id = who;
  DELETE FROM trail.use_record u WHERE u.customer_id = who;
  DELETE FROM identity.customer c WHERE c.customer_id = who;
  RETURN QUERY SELECT 'customers', 1::bigint;
END
$$;

REVOKE EXECUTE ON FUNCTION identity.erase FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.erase TO ${house};
