-- Where the company is registered for tax, the rates of those countries by date, who is exempt, and
-- what of it stands in an order.

-- tenant recorded
CREATE TABLE tax_rate (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  country TEXT NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  rate BIGINT NOT NULL,
  reason_code TEXT,
  reason TEXT,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  source TEXT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT tax_rate_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT tax_rate_taxed CHECK ((category = 'standard') = (rate > 0))
);
CREATE INDEX tax_rate_country ON tax_rate (tenant_id, country);
CREATE INDEX tax_rate_created ON tax_rate (tenant_id, created_at, id);

-- tenant recorded
CREATE TABLE tax_registration (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  country TEXT NOT NULL,
  number TEXT NOT NULL,
  mode TEXT NOT NULL,
  consumer_prices_include_tax BOOLEAN NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT tax_registration_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT tax_registration_mode CHECK (mode IN ('per_document', 'per_line'))
);
CREATE INDEX tax_registration_created ON tax_registration (tenant_id, created_at, id);

-- tenant recorded
CREATE TABLE tax_exemption (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  customer TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  country TEXT NOT NULL,
  category TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_until BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT tax_exemption_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX tax_exemption_customer ON tax_exemption (tenant_id, customer_id);
CREATE INDEX tax_exemption_created ON tax_exemption (tenant_id, created_at, id);
