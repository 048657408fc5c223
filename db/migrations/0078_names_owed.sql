-- What is owed, disputed, given up or paid in parts names the customer as lists show it.
ALTER TABLE receivable ADD COLUMN customer_name TEXT;
ALTER TABLE payment_plan ADD COLUMN customer_name TEXT;
ALTER TABLE invoice_dispute ADD COLUMN customer_name TEXT;
ALTER TABLE write_off ADD COLUMN customer_name TEXT;

-- each tenant
UPDATE receivable
SET customer_name = (
  SELECT i.customer_name FROM invoice i WHERE i.tenant_id = $1 AND i.id = receivable.id)
WHERE tenant_id = $1;

-- each tenant
UPDATE payment_plan
SET customer_name = (
  SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = payment_plan.customer_id)
WHERE tenant_id = $1;

-- each tenant
UPDATE invoice_dispute
SET customer_name = (
  SELECT i.customer_name FROM invoice i WHERE i.tenant_id = $1 AND i.id = invoice_dispute.invoice_id)
WHERE tenant_id = $1;

-- each tenant
UPDATE write_off
SET customer_name = (
  SELECT i.customer_name FROM invoice i WHERE i.tenant_id = $1 AND i.id = write_off.invoice_id)
WHERE tenant_id = $1;
