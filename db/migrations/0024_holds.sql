-- What holds an order back, beside its status: one of a kind at a time.
-- tenant recorded
CREATE TABLE order_hold (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  placed_by BIGINT,
  placed_at BIGINT NOT NULL,
  released_by BIGINT,
  released_at BIGINT,
  release_reason TEXT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT order_hold_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT order_hold_released CHECK ((status = 'released') = (released_at IS NOT NULL))
);
CREATE UNIQUE INDEX order_hold_open ON order_hold (tenant_id, sales_order_id, kind)
  WHERE status = 'open';
CREATE INDEX order_hold_order ON order_hold (tenant_id, sales_order_id, id);
CREATE INDEX order_hold_status ON order_hold (tenant_id, status, kind, id);
CREATE INDEX order_hold_kind ON order_hold (tenant_id, kind, id);
