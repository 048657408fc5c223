-- How often a mail was begun that could not be taken in.
ALTER TABLE mailbox ADD COLUMN uid_tried BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;

-- An approval asked for by mail may be of a record that is no order.
ALTER TABLE sign_off RENAME TO sign_off_of_orders;
DROP INDEX sign_off_of_order;

-- tenant recorded
CREATE TABLE sign_off (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  approval_id BIGINT NOT NULL,
  step BIGINT NOT NULL,
  sales_order_id BIGINT,
  sales_order_number TEXT,
  record TEXT,
  record_number TEXT,
  record_kind TEXT,
  content_hash TEXT NOT NULL,
  person BIGINT NOT NULL,
  mail_id BIGINT NOT NULL,
  status TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  viewed_at BIGINT,
  decided_at BIGINT,
  decided_from TEXT,
  token_hash BYTES NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT sign_off_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT sign_off_link UNIQUE (tenant_id, token_hash),
  CONSTRAINT sign_off_person UNIQUE (tenant_id, approval_id, step, person),
  CONSTRAINT sign_off_sales_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id),
  CONSTRAINT sign_off_about CHECK (sales_order_id IS NOT NULL OR record IS NOT NULL)
);
CREATE INDEX sign_off_of_order ON sign_off (tenant_id, sales_order_id, id);
CREATE INDEX sign_off_of_record ON sign_off (tenant_id, record, id) WHERE record IS NOT NULL;

-- each tenant
INSERT INTO sign_off (tenant_id, id, approval_id, step, sales_order_id, sales_order_number, content_hash, person,
  mail_id, status, expires_at, viewed_at, decided_at, decided_from, token_hash, revision, created_at, changed_at)
SELECT tenant_id, id, approval_id, step, sales_order_id, sales_order_number, content_hash, person, mail_id, status,
  expires_at, viewed_at, decided_at, decided_from, token_hash, revision, created_at, changed_at
FROM sign_off_of_orders WHERE tenant_id = $1;

DROP TABLE sign_off_of_orders;

-- Public holidays that a company keeps beside those that the law of a consumer's state has.
-- tenant recorded
CREATE TABLE public_holiday (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  country TEXT NOT NULL,
  day BIGINT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  changed_by BIGINT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT public_holiday_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT public_holiday_once UNIQUE (tenant_id, country, day)
);

-- Seals that consumers have broken.
-- tenant appended
CREATE TABLE broken_seal (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  line BIGINT NOT NULL,
  found_on BIGINT NOT NULL,
  words TEXT NOT NULL,
  evidence TEXT,
  recorded_by BIGINT,
  recorded_at BIGINT NOT NULL,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT broken_seal_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT broken_seal_once UNIQUE (tenant_id, sales_order_id, line),
  CONSTRAINT broken_seal_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
