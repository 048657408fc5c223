-- Invoices that customers dispute, and what of them is given up.
ALTER TABLE company_settings ADD COLUMN write_off_limit BIGINT NOT NULL DEFAULT 5000;

ALTER TABLE receivable RENAME TO receivable_undisputed;
DROP INDEX receivable_customer;
DROP INDEX receivable_due;
DROP INDEX receivable_status;

-- tenant recorded
CREATE TABLE receivable (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer TEXT NOT NULL,
  sales_order_number TEXT NOT NULL,
  currency TEXT NOT NULL,
  issued_on BIGINT NOT NULL,
  due_on BIGINT NOT NULL,
  discount_until BIGINT,
  discount_rate BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  credited BIGINT NOT NULL,
  discounted BIGINT NOT NULL,
  paid BIGINT NOT NULL,
  written_off BIGINT NOT NULL,
  open BIGINT NOT NULL,
  contested BIGINT NOT NULL,
  disputed BIGINT NOT NULL,
  status TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT receivable_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT receivable_named UNIQUE (tenant_id, number),
  CONSTRAINT receivable_invoice FOREIGN KEY (tenant_id, id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT receivable_sums
    CHECK (amount = credited + discounted + paid + written_off + open AND open >= 0 AND written_off >= 0),
  CONSTRAINT receivable_disputed CHECK (disputed >= 0 AND disputed <= open AND disputed <= contested)
);
CREATE INDEX receivable_customer ON receivable (tenant_id, customer_id, status, due_on, id);
CREATE INDEX receivable_due ON receivable (tenant_id, due_on, id);
CREATE INDEX receivable_status ON receivable (tenant_id, status, id);

-- each tenant
INSERT INTO receivable (tenant_id, id, number, customer_id, customer, sales_order_number, currency, issued_on, due_on,
  discount_until, discount_rate, amount, credited, discounted, paid, written_off, open, contested, disputed, status,
  changed_at)
SELECT tenant_id, id, number, customer_id, customer, sales_order_number, currency, issued_on, due_on, discount_until,
  discount_rate, amount, credited, discounted, paid, 0, open, 0, 0, status, changed_at
FROM receivable_undisputed WHERE tenant_id = $1;

DROP TABLE receivable_undisputed;

-- tenant recorded
CREATE TABLE invoice_dispute (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  invoice_id BIGINT NOT NULL,
  invoice_number TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL,
  issue_id BIGINT,
  issue_number TEXT,
  raised_by BIGINT,
  raised_at BIGINT NOT NULL,
  outcome TEXT,
  resolution TEXT,
  resolved_by BIGINT,
  resolved_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT invoice_dispute_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT invoice_dispute_number UNIQUE (tenant_id, number),
  CONSTRAINT invoice_dispute_invoice FOREIGN KEY (tenant_id, invoice_id)
    REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_dispute_amount CHECK (amount > 0),
  CONSTRAINT invoice_dispute_resolved CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
);
CREATE INDEX invoice_dispute_status ON invoice_dispute (tenant_id, status, id);
CREATE INDEX invoice_dispute_of_invoice ON invoice_dispute (tenant_id, invoice_id, id);
CREATE INDEX invoice_dispute_order ON invoice_dispute (tenant_id, sales_order_id, id);
CREATE INDEX invoice_dispute_customer ON invoice_dispute (tenant_id, customer_id, id);

-- tenant recorded
CREATE TABLE write_off (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  invoice_id BIGINT NOT NULL,
  invoice_number TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  reason TEXT NOT NULL,
  asked_by BIGINT,
  asked_at BIGINT NOT NULL,
  decided_by BIGINT,
  decided_at BIGINT,
  decision_reason TEXT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT write_off_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT write_off_number UNIQUE (tenant_id, number),
  CONSTRAINT write_off_invoice FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT write_off_amount CHECK (amount > 0)
);
CREATE UNIQUE INDEX write_off_asked ON write_off (tenant_id, invoice_id) WHERE status = 'asked';
CREATE INDEX write_off_status ON write_off (tenant_id, status, id);
CREATE INDEX write_off_of_invoice ON write_off (tenant_id, invoice_id, id);
CREATE INDEX write_off_customer ON write_off (tenant_id, customer_id, id);
