-- What of tax and of a discount on the whole stands in an order and its lines.
ALTER TABLE sales_order ADD COLUMN discount_rate BIGINT;
ALTER TABLE sales_order ADD COLUMN prices_include_tax BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sales_order ADD COLUMN tax_mode TEXT NOT NULL DEFAULT 'per_document';
ALTER TABLE sales_order ADD COLUMN taxes TEXT;
ALTER TABLE sales_order ADD COLUMN discount BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_order ADD COLUMN charges BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sales_order_line ADD COLUMN tax TEXT;
