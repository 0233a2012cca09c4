-- Too young to consent alone (GDPR Art. 8); the charter's door then neither asks nor sells.
ALTER TABLE identity.customer ADD COLUMN minor boolean NOT NULL DEFAULT false;
GRANT UPDATE (minor) ON identity.customer TO ${house};

-- An objection (GDPR Art. 21) is a choice like the others, about a purpose that is told, not asked.
ALTER TABLE consent.consent_record DROP CONSTRAINT consent_record_act_check;
ALTER TABLE consent.consent_record ADD CONSTRAINT consent_record_act_check
  CHECK (act IN ('given', 'refused', 'withdrawn', 'objected', 'objection-lifted'));

-- Data that stays and is not used (GDPR Art. 18). Each change moves the customer's epoch on.
CREATE TABLE consent.restriction (
  customer_id uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  data_point  text NOT NULL,
  since       timestamptz NOT NULL,
  PRIMARY KEY (customer_id, data_point)
);

GRANT SELECT, INSERT, DELETE ON consent.restriction TO ${house};
GRANT SELECT ON consent.restriction TO ${door};

-- A right that somebody exercised, from the day it was asked to the answer. What they wrote is
-- sealed with their own key; the answer's reason is one of a list.
CREATE SCHEMA privacy;
GRANT USAGE ON SCHEMA privacy TO ${house}, ${door};

CREATE TABLE privacy.request (
  customer_id uuid NOT NULL REFERENCES identity.customer ON DELETE CASCADE,
  request_id  uuid NOT NULL,
  kind        text NOT NULL
    CHECK (kind IN ('see', 'correct', 'take', 'erase', 'restrict', 'object')),
  state       text NOT NULL
    CHECK (state IN ('received', 'identified', 'with-a-person', 'done', 'refused')),
  data_point  text,
  item_id     uuid,
  sealed      bytea,
  asked_by    text NOT NULL,
  asked_at    timestamptz NOT NULL,
  due_on      date NOT NULL,
  answered_at timestamptz,
  answered_by uuid,
  reason      text,
  PRIMARY KEY (customer_id, request_id),
  CHECK ((state = 'refused') = (reason IS NOT NULL)),
  CHECK ((state IN ('done', 'refused')) = (answered_at IS NOT NULL))
);

-- Those who answer see what is due first.
CREATE INDEX request_open ON privacy.request (due_on, request_id)
  WHERE state NOT IN ('done', 'refused');

CREATE INDEX request_by_id ON privacy.request (request_id);

GRANT SELECT, INSERT, UPDATE (state, answered_at, answered_by, reason) ON privacy.request
  TO ${house};
GRANT SELECT ON privacy.request TO ${door};
