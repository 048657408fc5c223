-- What an order was read from, and why it was changed after its verification.
ALTER TABLE sales_order ADD COLUMN original TEXT;
ALTER TABLE sales_order ADD COLUMN correction_cause TEXT;

-- What a customer usually orders of a product, in base units and the customer's currency; the rows
-- of customer 0 stand for everybody. `pair` is "customer-product": one key to look many up by.
-- tenant working
CREATE TABLE customer_habit (
  tenant_id BIGINT NOT NULL,
  pair TEXT NOT NULL,
  customer_id BIGINT,
  product_id BIGINT NOT NULL,
  currency TEXT,
  quantities TEXT NOT NULL,
  prices TEXT NOT NULL,
  as_of BIGINT NOT NULL,
  CONSTRAINT customer_habit_pk PRIMARY KEY (tenant_id, pair)
);

-- The last orders of a customer, so that a repeated one is noticed.
-- tenant working
CREATE TABLE recent_orders (
  tenant_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  orders TEXT NOT NULL,
  as_of BIGINT NOT NULL,
  CONSTRAINT recent_orders_pk PRIMARY KEY (tenant_id, customer_id)
);
