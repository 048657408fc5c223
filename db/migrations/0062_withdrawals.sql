-- Withdrawals of consumers, with the clocks of what goes back and what is paid back.

-- tenant recorded
CREATE TABLE withdrawal (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id BIGINT NOT NULL,
  status TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  declared_at BIGINT NOT NULL,
  declared_by TEXT NOT NULL,
  channel TEXT NOT NULL,
  words TEXT,
  declared_from TEXT,
  lines TEXT NOT NULL,
  period_begins BIGINT,
  period_ends BIGINT,
  send_back_by BIGINT,
  goods_back_on BIGINT,
  proof_of_sending_on BIGINT,
  refund_due_on BIGINT,
  currency TEXT NOT NULL,
  refunded BIGINT,
  refunded_on BIGINT,
  refund_reference TEXT,
  credit_notes TEXT,
  created_by BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT withdrawal_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT withdrawal_number UNIQUE (tenant_id, number),
  CONSTRAINT withdrawal_order FOREIGN KEY (tenant_id, sales_order_id)
    REFERENCES sales_order (tenant_id, id)
);
CREATE INDEX withdrawal_of_order ON withdrawal (tenant_id, sales_order_id, id);
CREATE INDEX withdrawal_status ON withdrawal (tenant_id, status, id);
