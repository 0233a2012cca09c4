-- What models learned from: which set was made when, and whose messages are in it. The words are in the
-- file alone. An erased customer's rows go with them, and the set says how many went: a model that was
-- trained on it still holds them.
CREATE TABLE routing.training_set (
  set_id   uuid PRIMARY KEY,
  made_at  timestamptz NOT NULL,
  made_by  uuid NOT NULL,
  messages integer NOT NULL,
  gone     integer NOT NULL DEFAULT 0
);

CREATE TABLE routing.training_member (
  customer_id uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  set_id      uuid NOT NULL REFERENCES routing.training_set,
  message_id  uuid NOT NULL,
  PRIMARY KEY (customer_id, set_id, message_id)
);

CREATE FUNCTION routing.count_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE routing.training_set SET gone = gone + 1 WHERE set_id = old.set_id;
  RETURN old;
END $$;
CREATE TRIGGER member_gone
  AFTER DELETE ON routing.training_member
  FOR EACH ROW EXECUTE FUNCTION routing.count_gone();

GRANT SELECT, INSERT ON routing.training_set, routing.training_member TO ${house};
