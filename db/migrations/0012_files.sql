-- Files of records. The bytes stand once for each content of a tenant, in rows of 256 KiB: both
-- engines read and back up small rows well.

-- tenant recorded
CREATE TABLE blob (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  hash TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  CONSTRAINT blob_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT blob_hash UNIQUE (tenant_id, hash)
);

-- tenant recorded
CREATE TABLE blob_part (
  tenant_id BIGINT NOT NULL,
  blob BIGINT NOT NULL,
  part BIGINT NOT NULL,
  data BYTES NOT NULL,
  CONSTRAINT blob_part_pk PRIMARY KEY (tenant_id, blob, part),
  CONSTRAINT blob_part_blob FOREIGN KEY (tenant_id, blob) REFERENCES blob (tenant_id, id)
);

-- tenant recorded
CREATE TABLE attachment (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  owner TEXT NOT NULL,
  owner_kind TEXT NOT NULL,
  name TEXT,
  media_type TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  hash TEXT NOT NULL,
  blob BIGINT NOT NULL,
  kind TEXT NOT NULL,
  created_by BIGINT,
  created_at BIGINT NOT NULL,
  CONSTRAINT attachment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT attachment_kind CHECK (kind IN ('attachment', 'original')),
  CONSTRAINT attachment_blob FOREIGN KEY (tenant_id, blob) REFERENCES blob (tenant_id, id)
);
CREATE INDEX attachment_by_owner ON attachment (tenant_id, owner, id);

-- What the quota counts, kept with every file that comes in.
-- tenant working
CREATE TABLE file_usage (
  tenant_id BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  files BIGINT NOT NULL,
  CONSTRAINT file_usage_pk PRIMARY KEY (tenant_id)
);
