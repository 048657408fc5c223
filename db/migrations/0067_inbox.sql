-- Mails that came: as they were received, what became of them, and how far mailboxes are read.
-- tenant recorded
CREATE TABLE inbox_mail (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  from_name TEXT,
  from_address TEXT,
  to_addresses TEXT,
  subject TEXT,
  text TEXT,
  enclosed TEXT,
  faults TEXT,
  original_id BIGINT,
  original_hash TEXT,
  size_bytes BIGINT NOT NULL,
  message_id TEXT,
  fingerprint TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  sent_at BIGINT,
  received_at BIGINT NOT NULL,
  customer_id BIGINT,
  customer TEXT,
  sales_order_id BIGINT,
  sales_order_number TEXT,
  answers_mail BIGINT,
  matched_by TEXT NOT NULL,
  owner BIGINT,
  reason TEXT,
  done_by BIGINT,
  done_at BIGINT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT inbox_mail_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT inbox_mail_once UNIQUE (tenant_id, fingerprint)
);
CREATE INDEX inbox_mail_kind ON inbox_mail (tenant_id, kind, id);
CREATE INDEX inbox_mail_status ON inbox_mail (tenant_id, status, id);
CREATE INDEX inbox_mail_customer ON inbox_mail (tenant_id, customer_id, id);
CREATE INDEX inbox_mail_order ON inbox_mail (tenant_id, sales_order_id, id);
CREATE INDEX inbox_mail_owner ON inbox_mail (tenant_id, owner, id);
CREATE INDEX mail_message ON mail (tenant_id, message_id) WHERE message_id IS NOT NULL;

-- tenant working
CREATE TABLE mailbox (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid_last BIGINT NOT NULL,
  failure TEXT,
  failures BIGINT NOT NULL,
  looked_at BIGINT,
  next_look_at BIGINT,
  lease_until BIGINT,
  CONSTRAINT mailbox_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mailbox_name UNIQUE (tenant_id, name)
);

-- Who is silent about his order is reminded.
ALTER TABLE read_back_request ADD COLUMN reminders BIGINT NOT NULL DEFAULT 0;
ALTER TABLE read_back_request ADD COLUMN reminded_at BIGINT;
