-- What needs the word of a second person, bound to what it is about by a hash of its content.
-- tenant recorded
CREATE TABLE approval (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  subject TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  subject_prefix TEXT NOT NULL,
  subject_hash TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT,
  tier TEXT,
  roles TEXT NOT NULL,
  each_role BOOLEAN NOT NULL,
  signed_as TEXT,
  signed_by TEXT,
  barred TEXT,
  status TEXT NOT NULL,
  requested_by BIGINT,
  requested_at BIGINT NOT NULL,
  decided_by BIGINT,
  decided_at BIGINT,
  reason TEXT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT approval_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT approval_status CHECK (status IN ('pending', 'approved', 'rejected', 'voided'))
);
CREATE INDEX approval_by_subject ON approval (tenant_id, subject_id);
CREATE INDEX approval_by_subject_text ON approval (tenant_id, subject, id);
CREATE INDEX approval_by_status ON approval (tenant_id, status, id);
