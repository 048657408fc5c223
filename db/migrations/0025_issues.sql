-- What went wrong with an order, what was considered and decided, and how it ended.
-- tenant recorded
CREATE TABLE order_issue (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  number TEXT NOT NULL,
  sales_order_id BIGINT NOT NULL,
  sales_order_number TEXT NOT NULL,
  line BIGINT,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  detected_at BIGINT NOT NULL,
  detected_by BIGINT,
  description TEXT NOT NULL,
  impact TEXT,
  options TEXT,
  criteria TEXT,
  decision TEXT,
  decision_reason TEXT,
  policy_clause TEXT,
  decided_by BIGINT,
  decided_at BIGINT,
  actions TEXT,
  outcome TEXT,
  customer_informed_at BIGINT,
  customer_informed_how TEXT,
  not_informed_reason TEXT,
  owner BIGINT,
  closed_by BIGINT,
  closed_at BIGINT,
  party_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT order_issue_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT order_issue_number UNIQUE (tenant_id, number),
  CONSTRAINT order_issue_decided CHECK (status = 'open' OR decided_at IS NOT NULL),
  CONSTRAINT order_issue_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX order_issue_order ON order_issue (tenant_id, sales_order_id, id);
CREATE INDEX order_issue_status ON order_issue (tenant_id, status, kind, id);
CREATE INDEX order_issue_kind ON order_issue (tenant_id, kind, id);
CREATE INDEX order_issue_owner ON order_issue (tenant_id, owner, id);
