-- Models that read messages: put in, in shadow, promoted by a person, rolled back. The file lies here,
-- so that every node has it and a backup too; 'version' begins its own checksum.
CREATE TABLE routing.model (
  version     text PRIMARY KEY,
  sha256      text NOT NULL UNIQUE,
  file        bytea NOT NULL,
  card        jsonb NOT NULL,
  steadiness  jsonb NOT NULL,
  gate_open   boolean NOT NULL,
  reasons     text[] NOT NULL,
  stage       text NOT NULL CHECK (stage IN ('shadow', 'live', 'reserve')),
  put_in_at   timestamptz NOT NULL,
  promoted_by uuid,
  promoted_at timestamptz,
  -- Whoever writes: what its gate refuses is not promoted, nor what no person promoted.
  CHECK (stage = 'shadow' OR (gate_open AND promoted_by IS NOT NULL AND promoted_at IS NOT NULL)),
  CHECK (gate_open = (cardinality(reasons) = 0))
);

CREATE UNIQUE INDEX model_live ON routing.model (stage) WHERE stage = 'live';

GRANT SELECT, INSERT, UPDATE (stage, promoted_by, promoted_at) ON routing.model TO ${house};

-- What a model in shadow would have done with a message: it moves nothing.
CREATE TABLE routing.shadow_answer (
  customer_id uuid NOT NULL,
  route_id    uuid NOT NULL,
  model       text NOT NULL REFERENCES routing.model,
  queue       text NOT NULL,
  same        boolean NOT NULL,
  PRIMARY KEY (customer_id, route_id, model),
  FOREIGN KEY (customer_id, route_id) REFERENCES routing.route ON DELETE CASCADE
);

CREATE INDEX shadow_answer_model ON routing.shadow_answer (model, same);

GRANT SELECT, INSERT ON routing.shadow_answer TO ${house};
