-- Trade that was over before it came here, as another system had booked it.
-- tenant recorded
CREATE TABLE history_order (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  currency TEXT NOT NULL,
  country TEXT,
  line_count BIGINT NOT NULL,
  net BIGINT NOT NULL,
  value BIGINT NOT NULL,
  source_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT history_order_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT history_order_number UNIQUE (tenant_id, number)
);
CREATE INDEX history_order_at ON history_order (tenant_id, at, id);
CREATE INDEX history_order_customer ON history_order (tenant_id, customer_id, at, id);

-- tenant recorded clustered
CREATE TABLE history_line (
  tenant_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  description TEXT,
  quantity BIGINT NOT NULL,
  unit_price BIGINT NOT NULL,
  net BIGINT NOT NULL,
  note TEXT,
  CONSTRAINT history_line_pk PRIMARY KEY (tenant_id, order_id, line)
);

-- How far each file has been read: it goes on from there, and a file that is in is never taken twice.
-- tenant working
CREATE TABLE import_run (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content_key TEXT NOT NULL,
  status TEXT NOT NULL,
  encoding BIGINT NOT NULL,
  next_row BIGINT NOT NULL,
  next_line BIGINT NOT NULL,
  next_byte BIGINT NOT NULL,
  rejects_bytes BIGINT NOT NULL,
  rows_read BIGINT NOT NULL,
  rows_accepted BIGINT NOT NULL,
  rows_rejected BIGINT NOT NULL,
  value_accepted TEXT NOT NULL,
  value_rejected TEXT NOT NULL,
  orders BIGINT NOT NULL,
  credits BIGINT NOT NULL,
  call_id BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT import_run_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_run_content UNIQUE (tenant_id, content_key)
);
CREATE INDEX import_run_call ON import_run (tenant_id, call_id, id);

-- Which products and customers a file has named, each once.
-- tenant working clustered
CREATE TABLE import_named (
  tenant_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  entity TEXT NOT NULL,
  CONSTRAINT import_named_pk PRIMARY KEY (tenant_id, run_id, record_id)
);
