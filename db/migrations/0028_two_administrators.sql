-- What one administrator wants of the settings and another has to agree to.
ALTER TABLE company_settings ADD COLUMN proposed TEXT;
ALTER TABLE company_settings ADD COLUMN proposed_by BIGINT;
ALTER TABLE company_settings ADD COLUMN proposed_at BIGINT;
