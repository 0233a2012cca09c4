-- An answer may take two months more, once, and the customer is told so and why within the first
-- (GDPR Art. 12(3)).
ALTER TABLE privacy.request
  ADD COLUMN extended_at      timestamptz,
  ADD COLUMN extended_by      uuid,
  ADD COLUMN extended_because text CHECK (extended_because IN ('complex', 'many')),
  ADD CHECK ((extended_at IS NULL) = (extended_because IS NULL)),
  ADD CHECK ((extended_at IS NULL) = (extended_by IS NULL));

GRANT UPDATE (due_on, extended_at, extended_by, extended_because) ON privacy.request TO ${house};
