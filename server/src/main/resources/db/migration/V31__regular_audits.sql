-- What looked unusual, and what a person said to it. 'about' is the day, or the one use.
CREATE TABLE trail.finding (
  finding_id uuid PRIMARY KEY,
  kind       text NOT NULL,
  staff_id   uuid NOT NULL,
  about      text NOT NULL,
  count      integer NOT NULL,
  found_at   timestamptz NOT NULL,
  closed_by  uuid,
  closed_at  timestamptz,
  words      text,
  UNIQUE (kind, staff_id, about),
  CHECK ((closed_by IS NULL) = (closed_at IS NULL) AND (closed_by IS NULL) = (words IS NULL)),
  CHECK (closed_by <> staff_id)
);

-- Each quarter: who used what, and is the role still right.
CREATE TABLE trail.access_review (
  review_id uuid PRIMARY KEY,
  quarter   text NOT NULL UNIQUE,
  opened_at timestamptz NOT NULL,
  signed_by uuid,
  signed_at timestamptz
);

CREATE TABLE trail.access_review_line (
  review_id  uuid NOT NULL REFERENCES trail.access_review,
  staff_id   uuid NOT NULL,
  role       text NOT NULL,
  uses       bigint NOT NULL,
  customers  bigint NOT NULL,
  purposes   text[] NOT NULL,
  verdict    text CHECK (verdict IN ('keep', 'change', 'remove')),
  words      text,
  decided_by uuid,
  decided_at timestamptz,
  PRIMARY KEY (review_id, staff_id),
  CHECK (decided_by <> staff_id)
);

GRANT SELECT, INSERT, UPDATE (closed_by, closed_at, words) ON trail.finding TO ${house};
GRANT SELECT, INSERT, UPDATE (signed_by, signed_at) ON trail.access_review TO ${house};
GRANT SELECT, INSERT, UPDATE (verdict, words, decided_by, decided_at)
  ON trail.access_review_line TO ${house};
