-- Debts that are paid in instalments.

-- tenant recorded
CREATE TABLE payment_plan (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  debt BIGINT NOT NULL,
  deposit_rate BIGINT,
  parts BIGINT NOT NULL,
  first_due BIGINT NOT NULL,
  interval_days BIGINT NOT NULL,
  reason TEXT NOT NULL,
  instalments TEXT NOT NULL,
  informed TEXT,
  proposed_by BIGINT,
  approved_at BIGINT,
  held_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT payment_plan_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT payment_plan_number UNIQUE (tenant_id, number)
);
CREATE INDEX payment_plan_created ON payment_plan (tenant_id, created_at, id);
CREATE INDEX payment_plan_customer ON payment_plan (tenant_id, customer_id);
CREATE INDEX payment_plan_status ON payment_plan (tenant_id, status, id);
