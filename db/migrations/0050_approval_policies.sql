-- The company's own rules on whose yes an order needs, and who decides for whom while somebody is
-- away.

-- tenant recorded
CREATE TABLE approval_policy (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  tightens TEXT NOT NULL,
  clause TEXT NOT NULL,
  words TEXT NOT NULL,
  order_types TEXT,
  channels TEXT,
  customers TEXT,
  customer_kinds TEXT,
  entered_by TEXT,
  currency TEXT NOT NULL,
  gross_from BIGINT,
  credit_excess_from BIGINT,
  margin_below BIGINT,
  discount_above BIGINT,
  steps TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  made_by BIGINT,
  put_in_force_by BIGINT,
  put_in_force_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT approval_policy_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT approval_policy_status CHECK (status IN ('draft', 'in_force')),
  CONSTRAINT approval_policy_tightens
    CHECK (tightens IN ('none', 'urgent_order', 'bespoke_order', 'special_price')),
  CONSTRAINT approval_policy_version UNIQUE (tenant_id, code_key, version)
);
CREATE INDEX approval_policy_by_status ON approval_policy (tenant_id, status, id);
CREATE INDEX approval_policy_by_code ON approval_policy (tenant_id, code, id);

-- tenant recorded
CREATE TABLE delegation (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  absent BIGINT NOT NULL,
  deputy BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  reason TEXT,
  ended_by BIGINT,
  ended_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT delegation_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX delegation_by_absent ON delegation (tenant_id, absent, id);
CREATE INDEX delegation_by_deputy ON delegation (tenant_id, deputy, id);

-- Steps that follow each other, whom a signature stands for, the clauses an approval rests on, and
-- by when it is to be decided.
ALTER TABLE approval ADD COLUMN basis TEXT;
ALTER TABLE approval ADD COLUMN steps TEXT;
ALTER TABLE approval ADD COLUMN step BIGINT NOT NULL DEFAULT 1;
ALTER TABLE approval ADD COLUMN signed_before BIGINT NOT NULL DEFAULT 0;
ALTER TABLE approval ADD COLUMN signed_for TEXT;
ALTER TABLE approval ADD COLUMN due_at BIGINT;
ALTER TABLE approval ADD COLUMN escalated_at BIGINT;
ALTER TABLE approval ADD COLUMN decided_for BIGINT;
CREATE INDEX approval_by_due ON approval (tenant_id, due_at, id) WHERE status = 'pending';
