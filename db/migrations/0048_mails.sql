-- Mails to customers as they were sent, and the company's own words for them.
-- tenant recorded
CREATE TABLE mail (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
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
  CONSTRAINT mail_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
CREATE INDEX mail_of_order ON mail (tenant_id, sales_order_id, id);
CREATE INDEX mail_customer ON mail (tenant_id, customer_id, id);
CREATE INDEX mail_kind ON mail (tenant_id, kind, id);
CREATE INDEX mail_status ON mail (tenant_id, status, id);
CREATE INDEX mail_due ON mail (tenant_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_sent ON mail (tenant_id, sent_at) WHERE sent_at IS NOT NULL;

-- tenant recorded
CREATE TABLE mail_wording (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  mail TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT,
  text TEXT,
  changed_by BIGINT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT mail_wording_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_wording_once UNIQUE (tenant_id, mail, language)
);
