-- A mail may be about a record that is no order: the table is made anew, since no engine lets a column be empty later.
ALTER TABLE mail RENAME TO mail_of_orders;
DROP INDEX mail_of_order;
DROP INDEX mail_customer;
DROP INDEX mail_kind;
DROP INDEX mail_status;
DROP INDEX mail_due;
DROP INDEX mail_sent;
DROP INDEX mail_message;

-- tenant recorded
CREATE TABLE mail (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  sales_order_id BIGINT,
  sales_order_number TEXT,
  record TEXT,
  record_number TEXT,
  record_kind TEXT,
  record_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  document TEXT,
  attachment_id BIGINT,
  document_hash TEXT,
  link_seed TEXT,
  message_id TEXT,
  status TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  last_code BIGINT NOT NULL,
  failure TEXT,
  next_attempt_at BIGINT,
  sent_at BIGINT,
  created_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT mail_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_sales_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id),
  CONSTRAINT mail_about CHECK (sales_order_id IS NOT NULL OR record_id <> 0)
);
CREATE INDEX mail_of_order ON mail (tenant_id, sales_order_id, id);
CREATE INDEX mail_of_record ON mail (tenant_id, record, id) WHERE record IS NOT NULL;
CREATE INDEX mail_customer ON mail (tenant_id, customer_id, id);
CREATE INDEX mail_kind ON mail (tenant_id, kind, id);
CREATE INDEX mail_status ON mail (tenant_id, status, id);
CREATE INDEX mail_due ON mail (tenant_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_sent ON mail (tenant_id, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX mail_message ON mail (tenant_id, message_id) WHERE message_id IS NOT NULL;

-- each tenant
INSERT INTO mail (tenant_id, id, kind, sales_order_id, sales_order_number, record_id, customer_id, to_address,
  language, subject, body, document, attachment_id, document_hash, link_seed, message_id, status, attempts, last_code,
  failure, next_attempt_at, sent_at, created_by, revision, created_at, changed_at)
SELECT tenant_id, id, kind, sales_order_id, sales_order_number, 0, customer_id, to_address, language, subject, body,
  document, attachment_id, document_hash, link_seed, message_id, status, attempts, last_code, failure,
  next_attempt_at, sent_at, created_by, revision, created_at, changed_at
FROM mail_of_orders WHERE tenant_id = $1;

DROP TABLE mail_of_orders;
