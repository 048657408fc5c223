-- What a customer pays once or for a time, other than the lists say.

-- tenant recorded
CREATE TABLE price_agreement (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  ship_to TEXT,
  currency TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  prices TEXT NOT NULL,
  informed TEXT,
  reason TEXT,
  made_by BIGINT,
  approved_at BIGINT,
  ship_to_key TEXT,
  holds_for BIGINT,
  warned_days BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT price_agreement_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT price_agreement_number UNIQUE (tenant_id, number)
);
CREATE INDEX price_agreement_created ON price_agreement (tenant_id, created_at, id);
CREATE INDEX price_agreement_customer ON price_agreement (tenant_id, customer_id);
CREATE INDEX price_agreement_holds ON price_agreement (tenant_id, holds_for);
CREATE INDEX price_agreement_due ON price_agreement (tenant_id, status);

-- tenant recorded
CREATE TABLE special_price (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  product_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  unit TEXT NOT NULL,
  unit_price BIGINT NOT NULL,
  currency TEXT NOT NULL,
  valid_until BIGINT,
  justification TEXT,
  list_price BIGINT,
  unit_cost BIGINT,
  discount BIGINT NOT NULL,
  margin BIGINT,
  tier TEXT NOT NULL,
  detail TEXT,
  informed TEXT,
  requested_by BIGINT,
  requested_at BIGINT NOT NULL,
  decided_at BIGINT,
  used_by TEXT,
  used_line BIGINT NOT NULL,
  used_at BIGINT,
  used_order BIGINT NOT NULL,
  usable_for BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT special_price_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT special_price_number UNIQUE (tenant_id, number)
);
CREATE INDEX special_price_created ON special_price (tenant_id, created_at, id);
CREATE INDEX special_price_asked ON special_price (tenant_id, customer_id, product_id, requested_at);
CREATE INDEX special_price_usable ON special_price (tenant_id, usable_for);
CREATE INDEX special_price_over ON special_price (tenant_id, status);
