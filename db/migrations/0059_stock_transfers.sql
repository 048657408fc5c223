-- Goods that were moved from one warehouse to another.

-- tenant recorded
CREATE TABLE stock_transfer (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  from_warehouse TEXT NOT NULL,
  from_warehouse_id BIGINT NOT NULL,
  to_warehouse TEXT NOT NULL,
  to_warehouse_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  arrives BIGINT,
  expected_receipt TEXT,
  lines TEXT NOT NULL,
  moved_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT stock_transfer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_transfer_number UNIQUE (tenant_id, number),
  CONSTRAINT stock_transfer_elsewhere CHECK (from_warehouse_id <> to_warehouse_id)
);
CREATE INDEX stock_transfer_created ON stock_transfer (tenant_id, created_at, id);
