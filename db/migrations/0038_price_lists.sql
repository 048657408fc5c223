-- Price lists, and why a line of an order costs what it does.

-- tenant recorded
CREATE TABLE price_list (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  channels TEXT,
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
  CONSTRAINT price_list_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT price_list_code UNIQUE (tenant_id, code_key),
  CONSTRAINT price_list_approved CHECK ((status = 'active') = (approved_at IS NOT NULL))
);
CREATE INDEX price_list_created ON price_list (tenant_id, created_at, id);

-- tenant recorded clustered
CREATE TABLE price_list_price (
  tenant_id BIGINT NOT NULL,
  price_list_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  unit TEXT NOT NULL,
  quantity_from BIGINT NOT NULL,
  unit_price BIGINT NOT NULL,
  CONSTRAINT price_list_price_pk PRIMARY KEY (tenant_id, price_list_id, position)
);
CREATE INDEX price_list_price_product ON price_list_price (tenant_id, product_id);

ALTER TABLE sales_order_line ADD COLUMN price_trace TEXT;
