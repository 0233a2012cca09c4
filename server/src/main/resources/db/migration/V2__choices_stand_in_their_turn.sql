-- A choice's id is made from a clock, and two machines' clocks differ: a no that a slow clock dated
-- before the yes would not have stood. The customer's epoch is counted under a lock, so it alone
-- says which choice came last.
ALTER TABLE consent.consent_record ADD COLUMN epoch bigint;

UPDATE consent.consent_record r
SET epoch = counted.epoch
FROM (
  SELECT customer_id, consent_id,
    row_number() OVER (PARTITION BY customer_id ORDER BY consent_id) AS epoch
  FROM consent.consent_record
) counted
WHERE r.customer_id = counted.customer_id AND r.consent_id = counted.consent_id;

ALTER TABLE consent.consent_record ALTER COLUMN epoch SET NOT NULL;

-- The newest choice of each purpose is looked for at every use.
CREATE UNIQUE INDEX consent_record_in_turn ON consent.consent_record (customer_id, epoch);
