-- Orders sent to customers to be confirmed by them, behind a link that opens once, and their answers.
-- tenant recorded
CREATE TABLE read_back_request (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  mail_id BIGINT NOT NULL,
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  viewed_at BIGINT,
  answered_at BIGINT,
  signed_name TEXT,
  words TEXT,
  answered_from TEXT,
  token_hash BYTES NOT NULL,
  created_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT read_back_request_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT read_back_request_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT read_back_request_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
CREATE INDEX read_back_request_of_order ON read_back_request (tenant_id, sales_order_id, id);
