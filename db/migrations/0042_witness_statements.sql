-- What somebody saw of a colleague's work on an order; signed, and never changed.
-- tenant appended
CREATE TABLE witness_statement (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  about_person BIGINT NOT NULL,
  topic TEXT NOT NULL,
  witness_person BIGINT,
  capacity TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  statement TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  signed_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT witness_statement_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX witness_statement_order ON witness_statement (tenant_id, sales_order_id, id);
CREATE INDEX witness_statement_about ON witness_statement (tenant_id, about_person, id);
CREATE INDEX witness_statement_witness ON witness_statement (tenant_id, witness_person, id);
CREATE INDEX witness_statement_topic ON witness_statement (tenant_id, topic, id);
