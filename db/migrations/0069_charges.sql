-- What an order costs beyond its lines: rules as data, and the charges of each order, offer and
-- invoice as they were when they were agreed.

-- tenant recorded
CREATE TABLE charge_rule (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  name_zh_hant TEXT,
  name_zh_hans TEXT,
  currency TEXT NOT NULL,
  amount BIGINT,
  rate BIGINT,
  tax_code TEXT,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  postcodes TEXT,
  channels TEXT,
  net_from BIGINT,
  net_below BIGINT,
  weight_from BIGINT,
  weight_below BIGINT,
  priority BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  made_by BIGINT,
  approved_by BIGINT,
  approved_at BIGINT,
  code_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT charge_rule_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT charge_rule_code UNIQUE (tenant_id, code_key),
  CONSTRAINT charge_rule_approved CHECK ((status = 'active') = (approved_at IS NOT NULL)),
  CONSTRAINT charge_rule_asks CHECK (amount IS NOT NULL OR rate IS NOT NULL)
);
CREATE INDEX charge_rule_created ON charge_rule (tenant_id, created_at, id);

ALTER TABLE sales_order ADD COLUMN charge_list TEXT;
ALTER TABLE sales_order ADD COLUMN charge_waivers TEXT;
ALTER TABLE quotation_revision ADD COLUMN charge_list TEXT;
ALTER TABLE quotation_revision ADD COLUMN charge_waivers TEXT;
ALTER TABLE invoice ADD COLUMN charge_list TEXT;

-- What one base unit of a product weighs.
ALTER TABLE product ADD COLUMN weight_grams BIGINT;
