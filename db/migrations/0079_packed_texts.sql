-- Where a text is long it stands packed beside its column, which then is empty (src/db/packing.h). What is
-- there stays as it is: rows of before are read as they stand.
ALTER TABLE journal ADD COLUMN changes_packed BYTES;
ALTER TABLE sales_order ADD COLUMN checks_packed BYTES;
ALTER TABLE sales_order ADD COLUMN findings_packed BYTES;
ALTER TABLE sales_order_version ADD COLUMN content_packed BYTES;
ALTER TABLE idempotency ADD COLUMN reply_packed BYTES;
