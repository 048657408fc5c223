-- Approvals asked of people by mail, each behind a link of their own.
-- tenant recorded
CREATE TABLE sign_off (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  approval_id BIGINT NOT NULL,
  step BIGINT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  person BIGINT NOT NULL,
  mail_id BIGINT NOT NULL,
  status TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  viewed_at BIGINT,
  decided_at BIGINT,
  decided_from TEXT,
  token_hash BYTES NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT sign_off_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT sign_off_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT sign_off_once UNIQUE (tenant_id, approval_id, step, person),
  CONSTRAINT sign_off_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
CREATE INDEX sign_off_of_order ON sign_off (tenant_id, sales_order_id, id);
