-- Whoever asks for their own orders that wait reads no others; all of a status have an index already.
DROP INDEX sales_order_unconfirmed;
CREATE INDEX sales_order_unconfirmed ON sales_order (tenant_id, owner, status, id)
  WHERE status = 'draft' OR status = 'verified' OR status = 'pending_approval'
  OR status = 'awaiting_customer' OR status = 'confirmable';
