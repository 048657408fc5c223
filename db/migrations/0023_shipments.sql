-- Goods on their way to one customer.
-- tenant recorded
CREATE TABLE shipment (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  delivery_address TEXT,
  carrier TEXT,
  tracking TEXT,
  delivery_slot TEXT,
  planned_date BIGINT,
  eta BIGINT NOT NULL,
  original_eta BIGINT NOT NULL,
  delayed BOOLEAN NOT NULL,
  delay_cause TEXT,
  attempts BIGINT NOT NULL,
  failure TEXT,
  end_reason TEXT,
  despatched_by BIGINT,
  despatched_at BIGINT,
  delivered_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT shipment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT shipment_number UNIQUE (tenant_id, number),
  CONSTRAINT shipment_warehouse FOREIGN KEY (tenant_id, warehouse_id)
    REFERENCES warehouse (tenant_id, id),
  CONSTRAINT shipment_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id),
  CONSTRAINT shipment_left CHECK (delivered_at IS NULL OR despatched_at IS NOT NULL)
);
CREATE INDEX shipment_status ON shipment (tenant_id, status, id);
CREATE INDEX shipment_customer ON shipment (tenant_id, customer_id, id);
CREATE INDEX shipment_place ON shipment (tenant_id, warehouse, id);
CREATE INDEX shipment_tracking ON shipment (tenant_id, tracking);
CREATE INDEX shipment_eta ON shipment (tenant_id, eta, id);
CREATE INDEX shipment_created ON shipment (tenant_id, created_at, id);

-- What a shipment carries of a line of an order. Nothing leaves that was not picked, and nothing
-- arrives that has not left, whatever the code does.
-- tenant recorded clustered
CREATE TABLE shipment_line (
  tenant_id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  order_number TEXT NOT NULL,
  line BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  is_service BOOLEAN NOT NULL,
  quantity BIGINT NOT NULL,
  picked BIGINT NOT NULL,
  short_picked BIGINT NOT NULL,
  despatched BIGINT NOT NULL,
  delivered BIGINT NOT NULL,
  damaged BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  returned BIGINT NOT NULL,
  CONSTRAINT shipment_line_pk PRIMARY KEY (tenant_id, shipment_id, sales_order_id, line),
  CONSTRAINT shipment_line_shipment FOREIGN KEY (tenant_id, shipment_id)
    REFERENCES shipment (tenant_id, id),
  CONSTRAINT shipment_line_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id),
  CONSTRAINT shipment_line_something CHECK (quantity > 0),
  CONSTRAINT shipment_line_picked CHECK (picked >= 0 AND short_picked >= 0
    AND picked + short_picked <= quantity),
  CONSTRAINT shipment_line_left CHECK (despatched >= 0 AND despatched <= picked),
  CONSTRAINT shipment_line_arrived CHECK (delivered >= 0 AND damaged >= 0 AND refused >= 0
    AND missing >= 0 AND delivered + damaged + refused + missing <= despatched),
  CONSTRAINT shipment_line_came_back CHECK (returned >= 0
    AND returned + delivered + missing <= despatched)
);
CREATE INDEX shipment_line_order ON shipment_line (tenant_id, sales_order_id, line);

-- tenant recorded
CREATE TABLE package (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  sscc TEXT NOT NULL,
  kind TEXT,
  weight_grams BIGINT NOT NULL,
  contents TEXT NOT NULL,
  CONSTRAINT package_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT package_sscc UNIQUE (tenant_id, sscc),
  CONSTRAINT package_shipment FOREIGN KEY (tenant_id, shipment_id)
    REFERENCES shipment (tenant_id, id)
);
CREATE INDEX package_of_shipment ON package (tenant_id, shipment_id);

-- One a shipment: goods cannot arrive twice.
-- tenant recorded clustered
CREATE TABLE proof_of_delivery (
  tenant_id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  receiver TEXT NOT NULL,
  at BIGINT NOT NULL,
  condition TEXT,
  remark TEXT,
  attachments TEXT,
  recorded_by BIGINT,
  recorded_at BIGINT NOT NULL,
  finding TEXT,
  finding_remark TEXT,
  verified_by BIGINT,
  verified_at BIGINT,
  CONSTRAINT proof_of_delivery_pk PRIMARY KEY (tenant_id, shipment_id),
  CONSTRAINT proof_of_delivery_shipment FOREIGN KEY (tenant_id, shipment_id)
    REFERENCES shipment (tenant_id, id)
);

-- Under which GS1 company prefix packages are numbered; none: by numbers for use within the company.
ALTER TABLE company_settings ADD COLUMN gs1_company_prefix TEXT;
-- What a customer is told of a delay, in the company's own words.
ALTER TABLE company_settings ADD COLUMN delay_message TEXT;

-- What the customer is to be told, and which of several things that went wrong it is about.
ALTER TABLE follow_up ADD COLUMN draft TEXT;
ALTER TABLE follow_up ADD COLUMN occasion BIGINT NOT NULL DEFAULT 0;
