-- Tenants, the journal and what every command leans on.

-- global recorded
CREATE TABLE tenant (
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  host TEXT,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT tenant_pk PRIMARY KEY (id),
  CONSTRAINT tenant_code UNIQUE (code)
);

-- A process leases a node number; ids carry it (decisions: 10 bits).
-- global working
CREATE TABLE node (
  id BIGINT NOT NULL,
  owner TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  CONSTRAINT node_pk PRIMARY KEY (id)
);

-- One row a tenant: the last entry of its journal, and its write lock.
-- tenant working
CREATE TABLE chain_head (
  tenant_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  hash BYTES NOT NULL,
  CONSTRAINT chain_head_pk PRIMARY KEY (tenant_id)
);

-- tenant appended
CREATE TABLE journal (
  tenant_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  name TEXT NOT NULL,
  record TEXT NOT NULL,
  record_id BIGINT NOT NULL,
  prefix TEXT NOT NULL,
  revision BIGINT NOT NULL,
  subject_id BIGINT,
  actor TEXT NOT NULL,
  person_id BIGINT,
  key_id BIGINT,
  request_id TEXT NOT NULL,
  reason TEXT,
  changes TEXT NOT NULL,
  hash BYTES NOT NULL,
  CONSTRAINT journal_pk PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX journal_record ON journal (tenant_id, record_id, seq);

-- The key that seals one person's data in the journal; destroyed when the person is erased.
-- tenant working
CREATE TABLE subject_key (
  tenant_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  sealed_key BYTES,
  created_at BIGINT NOT NULL,
  erased_at BIGINT,
  CONSTRAINT subject_key_pk PRIMARY KEY (tenant_id, subject_id)
);

-- How far each subscriber has read the journal.
-- tenant working
CREATE TABLE journal_cursor (
  tenant_id BIGINT NOT NULL,
  subscriber TEXT NOT NULL,
  seq BIGINT NOT NULL,
  CONSTRAINT journal_cursor_pk PRIMARY KEY (tenant_id, subscriber)
);

-- Human numbers: SO-2026-000123.
-- tenant working
CREATE TABLE counter (
  tenant_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  value BIGINT NOT NULL,
  CONSTRAINT counter_pk PRIMARY KEY (tenant_id, name)
);

-- The first successful answer to a POST that carried a key (decisions: idempotency).
-- tenant working
CREATE TABLE idempotency (
  tenant_id BIGINT NOT NULL,
  principal BIGINT NOT NULL,
  operation TEXT NOT NULL,
  key_hash BYTES NOT NULL,
  body_hash BYTES NOT NULL,
  status BIGINT NOT NULL,
  reply TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT idempotency_pk PRIMARY KEY (tenant_id, key_hash, principal, operation)
);
CREATE INDEX idempotency_age ON idempotency (tenant_id, created_at);
