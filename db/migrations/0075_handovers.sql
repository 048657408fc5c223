-- Orders that were offered to somebody else, and what they said.

-- tenant recorded
CREATE TABLE order_handover (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  from_owner BIGINT,
  to_owner BIGINT NOT NULL,
  offered_by BIGINT,
  reason TEXT,
  status TEXT NOT NULL,
  answer TEXT,
  offered_at BIGINT NOT NULL,
  answered_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT order_handover_pk PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX order_handover_open ON order_handover (tenant_id, sales_order_id)
  WHERE status = 'offered';
CREATE INDEX order_handover_status ON order_handover (tenant_id, status, id);
CREATE INDEX order_handover_order ON order_handover (tenant_id, sales_order_id, id);
CREATE INDEX order_handover_to ON order_handover (tenant_id, to_owner, status, id);
