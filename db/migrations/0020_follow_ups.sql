-- Who has to be contacted again, and what was said. A follow-up is completed, never deleted.
-- tenant recorded
CREATE TABLE follow_up (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  subject TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  cause TEXT NOT NULL,
  detail TEXT NOT NULL,
  owner BIGINT,
  team TEXT,
  status TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  completed_by BIGINT,
  completed_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT follow_up_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT follow_up_is_somebodys CHECK (owner IS NOT NULL OR team IS NOT NULL),
  CONSTRAINT follow_up_done CHECK ((status = 'done') = (completed_at IS NOT NULL))
);
CREATE INDEX follow_up_due ON follow_up (tenant_id, due_at, id);
CREATE INDEX follow_up_status ON follow_up (tenant_id, status, due_at, id);
CREATE INDEX follow_up_owner ON follow_up (tenant_id, owner, due_at, id);
CREATE INDEX follow_up_subject ON follow_up (tenant_id, subject, id);
CREATE INDEX follow_up_open ON follow_up (tenant_id, subject_id, cause) WHERE status = 'open';

-- tenant appended
CREATE TABLE interaction (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  follow_up BIGINT NOT NULL,
  subject TEXT NOT NULL,
  contact TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  next_action TEXT,
  next_due BIGINT,
  closed BOOLEAN NOT NULL,
  by_person BIGINT,
  at BIGINT NOT NULL,
  CONSTRAINT interaction_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT interaction_clear CHECK (closed = (next_due IS NULL))
);
CREATE INDEX interaction_follow_up ON interaction (tenant_id, follow_up);
CREATE INDEX interaction_subject ON interaction (tenant_id, subject, id);
