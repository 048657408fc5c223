-- Which evidence packs were made of which orders; the files themselves are handed out, not kept.
-- tenant appended
CREATE TABLE evidence_pack (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  purpose TEXT NOT NULL,
  reference TEXT,
  redacted BOOLEAN NOT NULL,
  manifest_hash TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  files BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  chain_seq BIGINT NOT NULL,
  made_by BIGINT,
  made_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT evidence_pack_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX evidence_pack_order ON evidence_pack (tenant_id, sales_order_id, id);
CREATE INDEX evidence_pack_purpose ON evidence_pack (tenant_id, purpose, id);
