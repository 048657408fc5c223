-- What checks do when they find something, the terms of types of order, and who changed them last.
ALTER TABLE company_settings ADD COLUMN check_levels TEXT;
ALTER TABLE company_settings ADD COLUMN order_types TEXT;
ALTER TABLE company_settings ADD COLUMN terms_changes TEXT;
