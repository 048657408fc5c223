-- The same rows as before. SQLite builds a table of the choices for every row that it tests against
-- an IN list of an index, and compares alternatives on the spot.
DROP INDEX reservation_open;
CREATE INDEX reservation_open ON reservation (tenant_id, product_id, warehouse_id, promise_day, id)
  WHERE status = 'requested' OR status = 'held' OR status = 'committed';
DROP INDEX sales_order_unconfirmed;
CREATE INDEX sales_order_unconfirmed ON sales_order (tenant_id, id)
  WHERE status = 'draft' OR status = 'verified' OR status = 'pending_approval'
  OR status = 'awaiting_customer' OR status = 'confirmable';
