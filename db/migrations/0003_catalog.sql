-- search product
-- tenant recorded
CREATE TABLE product (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  gtin TEXT,
  unit_price BIGINT,
  standard_cost BIGINT,
  currency TEXT NOT NULL,
  tax_code TEXT,
  status TEXT NOT NULL,
  lead_time_days BIGINT NOT NULL,
  quantity_min BIGINT,
  quantity_max BIGINT,
  quantity_multiple BIGINT,
  packs TEXT,
  made_to_order BOOLEAN NOT NULL,
  sku_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT product_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT product_sku UNIQUE (tenant_id, sku_key)
);
CREATE INDEX product_name ON product (tenant_id, name_key, id);
CREATE INDEX product_created ON product (tenant_id, created_at, id);
CREATE INDEX product_gtin ON product (tenant_id, gtin);
