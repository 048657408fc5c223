-- Documents of customers' systems: what came, what was made of it, and what was said to each line.

-- tenant recorded
CREATE TABLE exchange_document (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT,
  order_number TEXT,
  status TEXT NOT NULL,
  sender TEXT,
  receiver TEXT,
  customer TEXT,
  customer_id BIGINT,
  sales_order_id BIGINT,
  sales_order_number TEXT,
  remarks TEXT,
  lines TEXT,
  hash TEXT NOT NULL,
  accepted_key TEXT,
  received_by BIGINT,
  received_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT exchange_document_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT exchange_document_format CHECK (format IN ('ubl', 'edifact')),
  CONSTRAINT exchange_document_kind
    CHECK (kind IN ('unknown', 'order', 'order_change', 'order_cancellation')),
  CONSTRAINT exchange_document_status CHECK (status IN ('accepted', 'partly_accepted', 'refused')),
  CONSTRAINT exchange_document_accepted UNIQUE (tenant_id, accepted_key)
);
CREATE INDEX exchange_document_by_order ON exchange_document (tenant_id, sales_order_id, id);
CREATE INDEX exchange_document_by_customer ON exchange_document (tenant_id, customer_id, id);
CREATE INDEX exchange_document_by_status ON exchange_document (tenant_id, status, id);
CREATE INDEX exchange_document_by_number ON exchange_document (tenant_id, number, id);
