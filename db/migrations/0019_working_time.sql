-- A company writes its hours and holidays as its warehouses do.
ALTER TABLE company_settings DROP COLUMN opening_days;
ALTER TABLE company_settings DROP COLUMN holidays;
ALTER TABLE company_settings ADD COLUMN hours TEXT;
ALTER TABLE company_settings ADD COLUMN holidays TEXT;
