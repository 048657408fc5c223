-- Orders of one customer, and of one status, are listed newest first without reading the others.
-- What a customer owes for is found apart: it is asked for with every order, and is few.
DROP INDEX sales_order_customer;
CREATE INDEX sales_order_customer ON sales_order (tenant_id, customer_id, id);
CREATE INDEX sales_order_status ON sales_order (tenant_id, status, id);
CREATE INDEX sales_order_owed ON sales_order (tenant_id, customer_id)
  WHERE status = 'confirmed' OR status = 'in_fulfilment' OR status = 'partially_delivered';
