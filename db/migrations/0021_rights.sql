-- Who looks after a customer: an agent sees these alone. Who last set its credit limit: whoever did
-- leaves the rest of it to others.
ALTER TABLE customer ADD COLUMN owner BIGINT;
ALTER TABLE customer ADD COLUMN credit_by BIGINT;
CREATE INDEX customer_owner ON customer (tenant_id, owner, id);
