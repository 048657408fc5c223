-- What a delivery is about, so that a receiver that is behind is told of a record once a second; and
-- until when a receiver has asked to be left alone.
ALTER TABLE webhook_delivery ADD COLUMN record_id BIGINT;
ALTER TABLE webhook_delivery ADD COLUMN happened_at BIGINT;
ALTER TABLE webhook_delivery ADD COLUMN also TEXT;
ALTER TABLE webhook_failing ADD COLUMN quiet_until BIGINT;
CREATE INDEX webhook_delivery_of_record ON webhook_delivery (tenant_id, record_id, status, id);
