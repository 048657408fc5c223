-- tenant recorded
CREATE TABLE warehouse (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  country TEXT,
  status TEXT NOT NULL,
  hours TEXT,
  holidays TEXT,
  code_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT warehouse_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT warehouse_code UNIQUE (tenant_id, code_key)
);
CREATE INDEX warehouse_name ON warehouse (tenant_id, name_key, id);
CREATE INDEX warehouse_created ON warehouse (tenant_id, created_at, id);

-- The last wall against promising what is not there: the checks below hold whatever the code does.
-- tenant recorded clustered
CREATE TABLE stock_level (
  tenant_id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  on_hand BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  quarantined BIGINT NOT NULL,
  CONSTRAINT stock_level_pk PRIMARY KEY (tenant_id, product_id, warehouse_id),
  CONSTRAINT stock_level_warehouse FOREIGN KEY (tenant_id, warehouse_id)
    REFERENCES warehouse (tenant_id, id),
  CONSTRAINT stock_level_product FOREIGN KEY (tenant_id, product_id)
    REFERENCES product (tenant_id, id),
  CONSTRAINT stock_level_reserved CHECK (reserved >= 0),
  CONSTRAINT stock_level_quarantined CHECK (quarantined >= 0),
  CONSTRAINT stock_level_not_oversold CHECK (reserved <= on_hand - quarantined)
);
CREATE INDEX stock_level_place ON stock_level (tenant_id, warehouse_id, product_id);

-- What is planned to come and to go, on days that have something planned.
-- tenant recorded clustered
CREATE TABLE stock_plan (
  tenant_id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  incoming BIGINT NOT NULL,
  outgoing BIGINT NOT NULL,
  CONSTRAINT stock_plan_pk PRIMARY KEY (tenant_id, product_id, warehouse_id, day),
  CONSTRAINT stock_plan_incoming CHECK (incoming >= 0),
  CONSTRAINT stock_plan_outgoing CHECK (outgoing >= 0)
);
CREATE INDEX stock_plan_over ON stock_plan (tenant_id) WHERE incoming = 0 AND outgoing = 0;

-- The ledger: why there is as much as there is.
-- tenant appended
CREATE TABLE stock_move (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  document_id BIGINT NOT NULL,
  reference TEXT,
  reason TEXT,
  lot TEXT,
  person BIGINT,
  at BIGINT NOT NULL,
  CONSTRAINT stock_move_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_move_something CHECK (quantity <> 0)
);
CREATE INDEX stock_move_product ON stock_move (tenant_id, product_id, warehouse_id, id);
CREATE INDEX stock_move_place ON stock_move (tenant_id, warehouse_id, id);
CREATE INDEX stock_move_at ON stock_move (tenant_id, at, id);

-- tenant recorded
CREATE TABLE reservation (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  picked BIGINT NOT NULL,
  consumed BIGINT NOT NULL,
  promise_day BIGINT NOT NULL,
  expires_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT reservation_something CHECK (quantity > 0),
  CONSTRAINT reservation_parts CHECK (picked >= 0 AND consumed >= 0
    AND picked + consumed <= quantity),
  CONSTRAINT reservation_soft_ends CHECK (status <> 'held' OR expires_at IS NOT NULL)
);
CREATE INDEX reservation_order ON reservation (tenant_id, order_id, line);
CREATE INDEX reservation_open ON reservation (tenant_id, product_id, warehouse_id, promise_day, id)
  WHERE status IN ('requested', 'held', 'committed');
CREATE INDEX reservation_expiry ON reservation (tenant_id, expires_at, id) WHERE status = 'held';

-- tenant recorded
CREATE TABLE stock_receipt (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  reference TEXT,
  expected_receipt TEXT,
  lines TEXT NOT NULL,
  received_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT stock_receipt_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_receipt_number UNIQUE (tenant_id, number)
);
CREATE INDEX stock_receipt_created ON stock_receipt (tenant_id, created_at, id);
CREATE INDEX stock_receipt_reference ON stock_receipt (tenant_id, reference);

-- tenant recorded
CREATE TABLE stock_adjustment (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  lines TEXT NOT NULL,
  requested_by BIGINT,
  decided_by BIGINT,
  decision_reason TEXT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT stock_adjustment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_adjustment_number UNIQUE (tenant_id, number)
);
CREATE INDEX stock_adjustment_created ON stock_adjustment (tenant_id, created_at, id);
CREATE INDEX stock_adjustment_status ON stock_adjustment (tenant_id, status, id);

-- tenant recorded
CREATE TABLE expected_receipt (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  reference TEXT,
  date BIGINT NOT NULL,
  confirmed BOOLEAN NOT NULL,
  status TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT expected_receipt_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT expected_receipt_number UNIQUE (tenant_id, number)
);
CREATE INDEX expected_receipt_date ON expected_receipt (tenant_id, date, id);
CREATE INDEX expected_receipt_created ON expected_receipt (tenant_id, created_at, id);
CREATE INDEX expected_receipt_reference ON expected_receipt (tenant_id, reference);

-- tenant recorded clustered
CREATE TABLE expected_receipt_line (
  tenant_id BIGINT NOT NULL,
  receipt_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  received BIGINT NOT NULL,
  CONSTRAINT expected_receipt_line_pk PRIMARY KEY (tenant_id, receipt_id, line),
  CONSTRAINT expected_receipt_line_receipt FOREIGN KEY (tenant_id, receipt_id)
    REFERENCES expected_receipt (tenant_id, id),
  CONSTRAINT expected_receipt_line_something CHECK (quantity > 0),
  CONSTRAINT expected_receipt_line_received CHECK (received >= 0)
);
CREATE INDEX expected_receipt_line_product ON expected_receipt_line (tenant_id, product_id);
