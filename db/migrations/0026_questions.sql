-- What teams ask each other about orders, with the time by which it is answered.
-- tenant recorded
CREATE TABLE question (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  line BIGINT,
  team TEXT NOT NULL,
  owner BIGINT,
  status TEXT NOT NULL,
  question TEXT NOT NULL,
  asked_by BIGINT,
  asked_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  escalated_at BIGINT,
  answer TEXT,
  answered_by BIGINT,
  answered_at BIGINT,
  withdrawn_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT question_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_answered CHECK ((status = 'answered') = (answered_at IS NOT NULL)),
  CONSTRAINT question_withdrawn CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX question_due ON question (tenant_id, due_at, id);
CREATE INDEX question_status ON question (tenant_id, status, due_at, id);
CREATE INDEX question_team ON question (tenant_id, team, status, due_at, id);
CREATE INDEX question_owner ON question (tenant_id, owner, status, due_at, id);
CREATE INDEX question_asker ON question (tenant_id, asked_by, due_at, id);
CREATE INDEX question_order ON question (tenant_id, sales_order_id, due_at, id);
