-- How much of a product should always be in a warehouse, and the level at which more is got.

-- tenant recorded
CREATE TABLE stock_buffer (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  warehouse TEXT NOT NULL,
  sku TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  safety_stock BIGINT NOT NULL,
  reorder_point BIGINT,
  changed_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT stock_buffer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_buffer_place UNIQUE (tenant_id, product_id, warehouse_id)
);
