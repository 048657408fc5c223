-- What waits for somebody is found without reading what does not.
CREATE INDEX sales_order_unconfirmed ON sales_order (tenant_id, id)
  WHERE status IN ('draft', 'verified', 'pending_approval', 'awaiting_customer', 'confirmable');
CREATE INDEX sales_order_line_owed
  ON sales_order_line (tenant_id, original_promise_date, sales_order_id, line)
  WHERE original_promise_date IS NOT NULL AND base_quantity > delivered + cancelled;
CREATE INDEX hindrance_fulfilment ON hindrance (tenant_id, order_id, record_id)
  WHERE blocks = 'fulfilment';
CREATE INDEX reservation_waiting_day ON reservation (tenant_id, promise_day, id)
  WHERE status = 'requested';
