-- What of invoices is paid and what is open, what came in, and whom finance let pass. An order
-- knows how much of it stands on invoices; a customer and an order on which terms they are paid.
ALTER TABLE customer ADD COLUMN payment_terms TEXT;
ALTER TABLE sales_order ADD COLUMN payment_terms TEXT;
ALTER TABLE sales_order ADD COLUMN billed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment_plan ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE payment_plan ADD COLUMN change TEXT;
ALTER TABLE invoice ADD COLUMN payment_terms TEXT;
ALTER TABLE invoice ADD COLUMN discount_until BIGINT;
ALTER TABLE invoice ADD COLUMN early_discount BIGINT;
DROP INDEX sales_order_owed;
CREATE INDEX sales_order_owed ON sales_order (tenant_id, customer_id)
  WHERE status = 'confirmed' OR status = 'in_fulfilment' OR status = 'partially_delivered'
  OR status = 'delivered';

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
  open BIGINT NOT NULL,
  status TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT receivable_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT receivable_number UNIQUE (tenant_id, number),
  CONSTRAINT receivable_invoice FOREIGN KEY (tenant_id, id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT receivable_sums CHECK (amount = credited + discounted + paid + open AND open >= 0)
);
CREATE INDEX receivable_customer ON receivable (tenant_id, customer_id, status, due_on, id);
CREATE INDEX receivable_due ON receivable (tenant_id, due_on, id);
CREATE INDEX receivable_status ON receivable (tenant_id, status, id);

-- tenant recorded
CREATE TABLE customer_account (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  open BIGINT NOT NULL,
  unapplied BIGINT NOT NULL,
  oldest_due BIGINT,
  broken_plans BIGINT NOT NULL,
  CONSTRAINT customer_account_pk PRIMARY KEY (tenant_id, customer_id, currency)
);

-- tenant recorded
CREATE TABLE payment (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  received_on BIGINT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT,
  invoices TEXT,
  allocations TEXT,
  unapplied BIGINT NOT NULL,
  recorded_by BIGINT,
  recorded_at BIGINT NOT NULL,
  reversal_reason TEXT,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT payment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT payment_number UNIQUE (tenant_id, number),
  CONSTRAINT payment_something CHECK (amount > 0 AND unapplied >= 0 AND unapplied <= amount)
);
CREATE INDEX payment_customer ON payment (tenant_id, customer_id, id);
CREATE INDEX payment_reference ON payment (tenant_id, reference, id);
CREATE INDEX payment_status ON payment (tenant_id, status, id);
CREATE INDEX payment_recorded ON payment (tenant_id, recorded_at, id);

-- tenant appended
CREATE TABLE credit_release (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  sales_order TEXT NOT NULL,
  party_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  released_by BIGINT,
  released_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT credit_release_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX credit_release_order ON credit_release (tenant_id, order_id, expires_at);

-- Invoices that are older than this are open as far as nothing of them was credited.
-- each tenant
INSERT INTO receivable (tenant_id, id, number, customer_id, customer, sales_order_number, currency,
  issued_on, due_on, discount_rate, amount, credited, discounted, paid, open, status, changed_at)
SELECT i.tenant_id, i.id, i.number, i.customer_id, i.customer, i.sales_order_number, i.currency,
  i.issued_on, COALESCE(i.due_on, i.issued_on), 0, i.gross, COALESCE(c.credited, 0), 0, 0,
  i.gross - COALESCE(c.credited, 0),
  CASE WHEN i.gross > COALESCE(c.credited, 0) THEN 'open' ELSE 'credited' END, i.issued_at
FROM invoice i
LEFT JOIN (
  SELECT n.credits_id, SUM(n.gross) AS credited FROM invoice n
  WHERE n.tenant_id = $1 AND n.kind = 'credit_note' GROUP BY n.credits_id
) c ON c.credits_id = i.id
WHERE i.tenant_id = $1 AND i.kind = 'invoice';

-- each tenant
INSERT INTO customer_account (tenant_id, customer_id, currency, open, unapplied, oldest_due,
  broken_plans)
SELECT r.tenant_id, r.customer_id, r.currency, SUM(r.open), 0,
  MIN(CASE WHEN r.open > 0 THEN r.due_on END), 0
FROM receivable r
WHERE r.tenant_id = $1
GROUP BY r.tenant_id, r.customer_id, r.currency;

-- each tenant
UPDATE sales_order
SET billed = COALESCE((
  SELECT SUM(CASE WHEN i.kind = 'invoice' THEN i.gross
    WHEN i.cause = 'correction' THEN -i.gross ELSE 0 END)
  FROM invoice i WHERE i.tenant_id = $1 AND i.sales_order_id = sales_order.id), 0)
WHERE tenant_id = $1 AND id IN (
  SELECT i.sales_order_id FROM invoice i WHERE i.tenant_id = $1);

-- each tenant
UPDATE customer_account
SET broken_plans = (SELECT COUNT(*) FROM payment_plan p WHERE p.tenant_id = $1
  AND p.customer_id = customer_account.customer_id AND p.currency = customer_account.currency
  AND p.status = 'breached')
WHERE tenant_id = $1;

-- each tenant
INSERT INTO customer_account (tenant_id, customer_id, currency, open, unapplied, broken_plans)
SELECT p.tenant_id, p.customer_id, p.currency, 0, 0, COUNT(*)
FROM payment_plan p
WHERE p.tenant_id = $1 AND p.status = 'breached' AND NOT EXISTS (
  SELECT 1 FROM customer_account a WHERE a.tenant_id = $1 AND a.customer_id = p.customer_id
    AND a.currency = p.currency)
GROUP BY p.tenant_id, p.customer_id, p.currency;
