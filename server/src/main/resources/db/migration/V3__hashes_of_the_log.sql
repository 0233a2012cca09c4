-- The tree's stored hashes (C2SP tlog-tiles): level 0 are the leaves, a hash of level n stands for
-- 256^n of them. They make proofs quick; a verifier compares them and believes none.
CREATE TABLE trail.tree_hash (
  level smallint NOT NULL,
  place bigint NOT NULL,
  hash  bytea NOT NULL,
  PRIMARY KEY (level, place)
);

GRANT SELECT, INSERT ON trail.tree_hash TO ${house};
