-- What consumers are told before the contract, whose law protects them, and what is exempt from withdrawal.

-- tenant recorded
CREATE TABLE consumer_law (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  jurisdiction TEXT,
  changed_by BIGINT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT consumer_law_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT consumer_law_customer UNIQUE (tenant_id, customer_id)
);

-- tenant recorded
CREATE TABLE product_exemption (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  exemption TEXT,
  reason TEXT,
  changed_by BIGINT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT product_exemption_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT product_exemption_product UNIQUE (tenant_id, product_id)
);

-- tenant appended
CREATE TABLE consumer_notice (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  language TEXT NOT NULL,
  channel TEXT NOT NULL,
  contact TEXT NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  exemptions TEXT,
  shown_at BIGINT NOT NULL,
  link_seed TEXT NOT NULL,
  token_hash BYTES NOT NULL,
  given_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT consumer_notice_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT consumer_notice_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT consumer_notice_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
CREATE INDEX consumer_notice_of_order ON consumer_notice (tenant_id, sales_order_id, id);
