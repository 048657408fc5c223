-- Work that is due at some time: done once, by whichever server comes first.

-- tenant working
CREATE TABLE job (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  lease_until BIGINT,
  attempts BIGINT NOT NULL,
  payload TEXT,
  failure TEXT,
  CONSTRAINT job_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT job_once UNIQUE (tenant_id, kind, subject),
  CONSTRAINT job_attempts CHECK (attempts >= 0)
);
CREATE INDEX job_due ON job (tenant_id, kind, due_at, id);
