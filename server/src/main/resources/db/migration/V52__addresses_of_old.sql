-- The door hashes, once, the addresses that were stored before there were hashes (V47).
GRANT SELECT (customer_id, data_point, item_id) ON vault.mail_address TO ${door};
