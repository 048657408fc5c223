-- How a company's documents look and what they say in its own words.
-- tenant recorded
CREATE TABLE letterhead (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  company TEXT NOT NULL,
  address TEXT,
  footer_left TEXT,
  footer_middle TEXT,
  footer_right TEXT,
  accent TEXT NOT NULL,
  paper TEXT NOT NULL,
  wordings TEXT,
  logo_hash TEXT,
  logo BYTES,
  revision BIGINT NOT NULL,
  changed_at BIGINT,
  CONSTRAINT letterhead_pk PRIMARY KEY (tenant_id, id)
);
