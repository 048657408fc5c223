-- Invoices and credit notes as they were issued. Never changed: the server's role may only add.
-- tenant appended
CREATE TABLE invoice (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  billing_address TEXT,
  customer_vat_id TEXT,
  customer_po_number TEXT,
  language TEXT,
  currency TEXT NOT NULL,
  prices_include_tax BOOLEAN NOT NULL,
  issued_on BIGINT NOT NULL,
  tax_point BIGINT NOT NULL,
  due_on BIGINT,
  discount_rate BIGINT,
  taxes TEXT,
  discount BIGINT NOT NULL,
  charges BIGINT NOT NULL,
  net BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  gross BIGINT NOT NULL,
  seller TEXT NOT NULL,
  credits_id BIGINT,
  credits_number TEXT,
  cause TEXT,
  reason TEXT,
  issued_by BIGINT,
  issued_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT invoice_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT invoice_number UNIQUE (tenant_id, number),
  CONSTRAINT invoice_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id),
  CONSTRAINT invoice_credits FOREIGN KEY (tenant_id, credits_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_credit_says_what CHECK ((kind = 'credit_note') = (credits_id IS NOT NULL)),
  CONSTRAINT invoice_sums CHECK (gross = net + tax AND net >= 0 AND tax >= 0)
);
CREATE INDEX invoice_customer ON invoice (tenant_id, customer_id, id);
CREATE INDEX invoice_of_order ON invoice (tenant_id, sales_order_id, id);
CREATE INDEX invoice_kind ON invoice (tenant_id, kind, id);
CREATE INDEX invoice_crediting ON invoice (tenant_id, credits_id, id);
CREATE INDEX invoice_issued ON invoice (tenant_id, issued_on, id);
CREATE INDEX invoice_due ON invoice (tenant_id, due_on, id);
CREATE INDEX invoice_po ON invoice (tenant_id, customer_po_number, id);

-- tenant appended clustered
CREATE TABLE invoice_line (
  tenant_id BIGINT NOT NULL,
  invoice_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  order_line BIGINT NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  unit TEXT NOT NULL,
  unit_price BIGINT NOT NULL,
  price_unit TEXT NOT NULL,
  base_quantity BIGINT NOT NULL,
  counted BIGINT NOT NULL,
  credits_line BIGINT NOT NULL,
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL,
  net BIGINT NOT NULL,
  tax TEXT,
  CONSTRAINT invoice_line_pk PRIMARY KEY (tenant_id, invoice_id, line),
  CONSTRAINT invoice_line_invoice FOREIGN KEY (tenant_id, invoice_id)
    REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_line_something CHECK (base_quantity > 0)
);
CREATE INDEX invoice_line_order ON invoice_line (tenant_id, sales_order_id, order_line);
