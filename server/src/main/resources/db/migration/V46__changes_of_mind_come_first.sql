-- A customer's row may be shared by many records at once, and those who share never queue behind
-- who wants it alone: under constant use a withdrawal could wait for ever. So whoever changes a
-- customer's choices holds this lock first, and no record that comes later gets past it.
CREATE FUNCTION identity.hold_for_change(customer uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog
AS $$ SELECT pg_advisory_xact_lock(46, hashtext(customer::text)) $$;

-- Whether nobody changes this customer's choices, or waits to; then nobody does until the
-- transaction ends.
CREATE FUNCTION identity.holds_still(customer uuid) RETURNS boolean
LANGUAGE sql SET search_path = pg_catalog
AS $$ SELECT pg_try_advisory_xact_lock_shared(46, hashtext(customer::text)) $$;

-- The same for who would rather wait.
CREATE FUNCTION identity.hold_still(customer uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog
AS $$ SELECT pg_advisory_xact_lock_shared(46, hashtext(customer::text)) $$;
