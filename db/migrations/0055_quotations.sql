-- Quotations and their revisions, each written once.

-- tenant recorded
CREATE TABLE quotation (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT,
  version BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  currency TEXT NOT NULL,
  gross BIGINT NOT NULL,
  holds_goods BOOLEAN NOT NULL,
  owner BIGINT,
  sent_at BIGINT,
  viewed_at BIGINT,
  answered_at BIGINT,
  answered_through TEXT NOT NULL,
  signed_name TEXT,
  answered_from TEXT,
  answered_by BIGINT,
  reason TEXT,
  accepted_version BIGINT NOT NULL,
  accepted_hash TEXT,
  sales_order_id BIGINT,
  sales_order_number TEXT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT quotation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT quotation_number UNIQUE (tenant_id, number)
);
CREATE INDEX quotation_created ON quotation (tenant_id, created_at, id);
CREATE INDEX quotation_customer ON quotation (tenant_id, customer_id, id);
CREATE INDEX quotation_status ON quotation (tenant_id, status, id);
CREATE UNIQUE INDEX quotation_order ON quotation (tenant_id, sales_order_id) WHERE sales_order_id IS NOT NULL;

-- tenant recorded
CREATE TABLE quotation_revision (
  tenant_id BIGINT NOT NULL,
  quotation_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  valid_until BIGINT NOT NULL,
  customer_po_number TEXT,
  order_type TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  requested_date BIGINT,
  delivery_address TEXT,
  notes TEXT,
  currency TEXT NOT NULL,
  lines TEXT NOT NULL,
  discount_rate BIGINT,
  prices_include_tax BOOLEAN NOT NULL,
  tax_mode TEXT NOT NULL,
  taxes TEXT,
  discount BIGINT NOT NULL,
  charges BIGINT NOT NULL,
  net BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  gross BIGINT NOT NULL,
  made_by BIGINT,
  made_at BIGINT NOT NULL,
  sent_at BIGINT,
  viewed_at BIGINT,
  superseded_at BIGINT,
  mail_id BIGINT,
  to_address TEXT,
  language TEXT NOT NULL,
  token_hash BYTES,
  CONSTRAINT quotation_revision_pk PRIMARY KEY (tenant_id, quotation_id, version),
  CONSTRAINT quotation_revision_of FOREIGN KEY (tenant_id, quotation_id)
    REFERENCES quotation (tenant_id, id)
);
CREATE UNIQUE INDEX quotation_revision_token ON quotation_revision (tenant_id, token_hash) WHERE token_hash IS NOT NULL;
