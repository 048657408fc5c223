-- How a new company gets its first person, and who is looking at a record now.

-- tenant working
CREATE TABLE founding_token (
  tenant_id BIGINT NOT NULL,
  token_hash BYTES NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT founding_token_pk PRIMARY KEY (tenant_id, token_hash)
);

-- tenant working
CREATE TABLE presence (
  tenant_id BIGINT NOT NULL,
  record TEXT NOT NULL,
  person BIGINT NOT NULL,
  doing TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  CONSTRAINT presence_pk PRIMARY KEY (tenant_id, record, person),
  CONSTRAINT presence_doing CHECK (doing IN ('reading', 'editing'))
);
CREATE INDEX presence_age ON presence (tenant_id, seen_at);
