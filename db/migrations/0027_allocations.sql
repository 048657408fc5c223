-- Stock that is gone though it was promised, and whose promises gave way to that.
-- tenant recorded
CREATE TABLE stock_loss (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  lines TEXT NOT NULL,
  gave_way TEXT,
  reported_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT stock_loss_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_loss_number UNIQUE (tenant_id, number)
);
CREATE INDEX stock_loss_created ON stock_loss (tenant_id, created_at, id);
-- Goods that somebody waits for, by their place.
CREATE INDEX reservation_waiting ON reservation (tenant_id, warehouse_id, product_id)
  WHERE status = 'requested';
