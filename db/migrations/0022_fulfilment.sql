-- From the confirmed order to the closed one: what it waits for, how a shortage was settled, who
-- agreed, and what of the reserved units is planned on a shipment.
-- tenant recorded clustered
CREATE TABLE hindrance (
  tenant_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  blocks TEXT NOT NULL,
  detail TEXT NOT NULL,
  since BIGINT NOT NULL,
  CONSTRAINT hindrance_pk PRIMARY KEY (tenant_id, order_id, record_id)
);
ALTER TABLE sales_order ADD COLUMN consent TEXT;
ALTER TABLE sales_order ADD COLUMN delivered_at BIGINT;
ALTER TABLE sales_order ADD COLUMN closed_at BIGINT;
ALTER TABLE sales_order ADD COLUMN invoiced_elsewhere TEXT;
ALTER TABLE sales_order_line ADD COLUMN plan TEXT;
ALTER TABLE sales_order_line ADD COLUMN planned BIGINT NOT NULL DEFAULT 0;

-- What is changed of an order after its confirmation.
-- tenant recorded
CREATE TABLE amendment (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  order_number TEXT NOT NULL,
  status TEXT NOT NULL,
  wanted TEXT NOT NULL,
  differences TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  checks TEXT,
  version BIGINT NOT NULL,
  requested_by BIGINT,
  requested_at BIGINT NOT NULL,
  in_force_at BIGINT,
  withdrawn_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT amendment_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX amendment_order ON amendment (tenant_id, sales_order_id, id);
CREATE INDEX amendment_status ON amendment (tenant_id, status, id);
CREATE INDEX amendment_requested ON amendment (tenant_id, requested_at, id);
