-- A payment may be for an order that is paid in advance; a price agreement may say on which terms orders that rest on it
-- are paid.
ALTER TABLE payment ADD COLUMN sales_order TEXT;
CREATE INDEX payment_order ON payment (tenant_id, sales_order, id) WHERE sales_order IS NOT NULL;
ALTER TABLE price_agreement ADD COLUMN payment_terms TEXT;
