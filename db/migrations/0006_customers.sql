-- search customer
-- tenant recorded
CREATE TABLE customer (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  vat_id TEXT,
  read_back TEXT NOT NULL,
  addresses TEXT,
  contacts TEXT,
  payment_days BIGINT NOT NULL,
  credit_limit BIGINT,
  counter_sales BOOLEAN NOT NULL,
  language TEXT,
  notes TEXT,
  code_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  master_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT customer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT customer_code UNIQUE (tenant_id, code_key),
  CONSTRAINT customer_limit CHECK (credit_limit >= 0)
);
CREATE INDEX customer_name ON customer (tenant_id, name_key, id);
CREATE INDEX customer_created ON customer (tenant_id, created_at, id);

-- By what the same customer would be met again: VAT id, e-mail, phone, postcode.
-- tenant working
CREATE TABLE customer_key (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  match_key TEXT NOT NULL,
  CONSTRAINT customer_key_pk PRIMARY KEY (tenant_id, match_key, customer_id)
);
CREATE INDEX customer_key_customer ON customer_key (tenant_id, customer_id);

-- Names of a product beside its sku: the customer's own number, an old code, a second GTIN.
-- tenant recorded
CREATE TABLE product_code (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  customer_id BIGINT,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT product_code_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX product_code_key ON product_code (tenant_id, code_key, id);
CREATE INDEX product_code_product ON product_code (tenant_id, product_id, id);
