-- tenant recorded
CREATE TABLE sales_order (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  customer_po_number TEXT,
  channel TEXT NOT NULL,
  order_type TEXT NOT NULL,
  urgent BOOLEAN NOT NULL,
  currency TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  requested_date BIGINT,
  promise_date BIGINT,
  delivery_address TEXT,
  notes TEXT,
  net BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  gross BIGINT NOT NULL,
  checks TEXT,
  findings TEXT,
  acknowledgements TEXT,
  read_back TEXT,
  specification_version BIGINT NOT NULL,
  specification_version_signed BIGINT NOT NULL,
  version BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  was_verified BOOLEAN NOT NULL,
  owner BIGINT,
  entered_by BIGINT,
  received_at BIGINT NOT NULL,
  verified_at BIGINT,
  confirmed_at BIGINT,
  cancelled_at BIGINT,
  cancel_reason TEXT,
  po_key TEXT,
  po_loose_key TEXT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT sales_order_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT sales_order_number UNIQUE (tenant_id, number)
);
CREATE INDEX sales_order_customer ON sales_order (tenant_id, customer_id, status);
CREATE INDEX sales_order_po ON sales_order (tenant_id, po_loose_key) WHERE po_loose_key IS NOT NULL;
CREATE INDEX sales_order_created ON sales_order (tenant_id, created_at, id);

-- Each unit stands in exactly one bucket: the constraint is the last wall (domain 3.4).
-- tenant recorded clustered
CREATE TABLE sales_order_line (
  tenant_id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  unit TEXT NOT NULL,
  base_quantity BIGINT NOT NULL,
  base_unit TEXT NOT NULL,
  is_service BOOLEAN NOT NULL,
  unit_price BIGINT,
  list_price BIGINT,
  price_given BOOLEAN NOT NULL,
  net BIGINT NOT NULL,
  currency TEXT NOT NULL,
  open BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  backordered BIGINT NOT NULL,
  picked BIGINT NOT NULL,
  despatched BIGINT NOT NULL,
  delivered BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  requested_date BIGINT,
  promise_date BIGINT,
  original_promise_date BIGINT,
  note TEXT,
  CONSTRAINT sales_order_line_pk PRIMARY KEY (tenant_id, sales_order_id, line),
  CONSTRAINT sales_order_line_buckets CHECK (
    base_quantity = open + reserved + backordered + picked + despatched + delivered + cancelled
    AND open >= 0 AND reserved >= 0 AND backordered >= 0 AND picked >= 0 AND despatched >= 0
    AND delivered >= 0 AND cancelled >= 0)
);

-- tenant appended clustered
CREATE TABLE sales_order_version (
  tenant_id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  content TEXT NOT NULL,
  sealed TEXT,
  content_hash TEXT NOT NULL,
  by_person BIGINT,
  at BIGINT NOT NULL,
  CONSTRAINT sales_order_version_pk PRIMARY KEY (tenant_id, sales_order_id, version)
);

-- tenant appended clustered
CREATE TABLE entry_correction (
  tenant_id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  cause TEXT NOT NULL,
  by_person BIGINT,
  at BIGINT NOT NULL,
  CONSTRAINT entry_correction_pk PRIMARY KEY (tenant_id, sales_order_id, version)
);
