-- Discounts that are multiplied in a fixed order on what the price lists say, and those of a line.

-- tenant recorded
CREATE TABLE discount_rule (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  stage TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  rate BIGINT NOT NULL,
  stacking TEXT NOT NULL,
  currency TEXT,
  products TEXT,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  channels TEXT,
  quantity_from BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  made_by BIGINT,
  approved_by BIGINT,
  approved_at BIGINT,
  code_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT discount_rule_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT discount_rule_code UNIQUE (tenant_id, code_key),
  CONSTRAINT discount_rule_approved CHECK ((status = 'active') = (approved_at IS NOT NULL))
);
CREATE INDEX discount_rule_created ON discount_rule (tenant_id, created_at, id);

ALTER TABLE sales_order_line ADD COLUMN discount_rate BIGINT;
ALTER TABLE sales_order_line ADD COLUMN discounts TEXT;
