-- The policy that a decision on an issue rests on, as it stood; and audit samples of orders, each
-- with what it was drawn from.
ALTER TABLE order_issue ADD COLUMN policy_version TEXT;
ALTER TABLE order_issue ADD COLUMN basis TEXT;

-- tenant appended
CREATE TABLE audit_sample (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  entered_from BIGINT NOT NULL,
  entered_until BIGINT NOT NULL,
  order_type TEXT,
  customer TEXT,
  reference TEXT,
  method TEXT NOT NULL,
  seed TEXT NOT NULL,
  population BIGINT NOT NULL,
  population_hash TEXT NOT NULL,
  size BIGINT NOT NULL,
  sales_orders TEXT NOT NULL,
  numbers TEXT NOT NULL,
  drawn_by BIGINT,
  drawn_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT audit_sample_pk PRIMARY KEY (tenant_id, id)
);
