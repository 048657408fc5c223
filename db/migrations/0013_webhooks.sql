-- Who is told by a signed post when something happens, and what became of each telling.
-- tenant recorded
CREATE TABLE webhook (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  url TEXT NOT NULL,
  description TEXT,
  events TEXT NOT NULL,
  status TEXT NOT NULL,
  disabled_for TEXT,
  sealed BYTES NOT NULL,
  sealed_before BYTES,
  before_until BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT webhook_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT webhook_status CHECK (status IN ('active', 'disabled'))
);
CREATE INDEX webhook_by_status ON webhook (tenant_id, status, id);

-- The journal's entry `seq` on its way to one webhook. While it is under way, next_attempt_at is the
-- end of the lease: whoever died on the way is replaced. NULL: there is no next attempt.
-- tenant working
CREATE TABLE webhook_delivery (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  webhook_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  event TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  last_code BIGINT NOT NULL,
  failure TEXT,
  reply TEXT,
  next_attempt_at BIGINT,
  created_at BIGINT NOT NULL,
  ended_at BIGINT,
  CONSTRAINT webhook_delivery_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT webhook_delivery_once UNIQUE (tenant_id, webhook_id, seq),
  CONSTRAINT webhook_delivery_attempts CHECK (attempts >= 0)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, next_attempt_at);
CREATE INDEX webhook_delivery_due_to ON webhook_delivery (tenant_id, webhook_id, next_attempt_at, id);
CREATE INDEX webhook_delivery_by_status ON webhook_delivery (tenant_id, status, id);

-- Since when nothing has come through to a webhook; no row: it answers.
-- tenant working
CREATE TABLE webhook_failing (
  tenant_id BIGINT NOT NULL,
  webhook_id BIGINT NOT NULL,
  since BIGINT NOT NULL,
  CONSTRAINT webhook_failing_pk PRIMARY KEY (tenant_id, webhook_id)
);
