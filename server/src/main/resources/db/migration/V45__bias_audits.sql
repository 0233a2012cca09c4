-- Audits of the house's own decisions for bias. A report holds totals only, of ten customers or
-- more each; no customer's attribute is in any of these tables.
CREATE TABLE trail.bias_audit (
  audit_id   uuid PRIMARY KEY,
  cause      text NOT NULL CHECK (cause IN ('asked', 'schedule', 'again', 'promotion')),
  about      text NOT NULL,
  asked_by   uuid NOT NULL,
  owner      uuid NOT NULL,
  since      timestamptz NOT NULL,
  until      timestamptz NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  counted    integer,
  report     text,
  trouble    text,
  CHECK ((report IS NULL) = (counted IS NULL)),
  CHECK (ended_at IS NOT NULL OR (report IS NULL AND trouble IS NULL))
);
CREATE INDEX bias_audit_started ON trail.bias_audit (started_at);

-- A difference that somebody must answer for, and where it stands.
CREATE TABLE trail.bias_finding (
  finding_id  uuid PRIMARY KEY,
  audit_id    uuid NOT NULL REFERENCES trail.bias_audit,
  subject     text NOT NULL,
  attribute   text NOT NULL,
  who         text NOT NULL,
  reference   text NOT NULL,
  kind        text NOT NULL,
  severity    text NOT NULL,
  own         double precision NOT NULL,
  others      double precision NOT NULL,
  low         double precision NOT NULL,
  high        double precision NOT NULL,
  size        bigint NOT NULL,
  owner       uuid NOT NULL,
  stage       text NOT NULL CHECK (stage IN ('open', 'answered', 'closed')),
  found_at    timestamptz NOT NULL,
  answered_by uuid,
  answered_at timestamptz,
  words       text,
  closed_at   timestamptz,
  closed_by   uuid REFERENCES trail.bias_audit,
  CHECK ((stage = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((stage = 'closed') = (closed_by IS NOT NULL)),
  CHECK (stage = 'open' OR (answered_by IS NOT NULL AND answered_at IS NOT NULL AND words <> ''))
);

-- The same difference is open once.
CREATE UNIQUE INDEX bias_finding_once ON trail.bias_finding (subject, attribute, who)
  WHERE stage <> 'closed';

-- Closed is for ever, whoever writes.
CREATE FUNCTION trail.closed_is_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.stage = 'closed' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a closed finding is never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER bias_finding_closed
  BEFORE UPDATE ON trail.bias_finding
  FOR EACH ROW EXECUTE FUNCTION trail.closed_is_for_ever();

-- A report is written once.
CREATE FUNCTION trail.report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.ended_at IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'an audit that has ended is never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER bias_audit_ended
  BEFORE UPDATE ON trail.bias_audit
  FOR EACH ROW EXECUTE FUNCTION trail.report_stays();

GRANT SELECT, INSERT, UPDATE (ended_at, counted, report, trouble) ON trail.bias_audit TO ${house};
GRANT SELECT, INSERT, UPDATE (owner, stage, answered_by, answered_at, words, closed_at, closed_by)
  ON trail.bias_finding TO ${house};
