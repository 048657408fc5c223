-- tenant recorded
CREATE TABLE company_settings (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  company TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  opening_days TEXT,
  holidays TEXT,
  standard_lead_days BIGINT NOT NULL,
  authority TEXT,
  self_service_channels TEXT,
  revision BIGINT NOT NULL,
  changed_at BIGINT,
  CONSTRAINT company_settings_pk PRIMARY KEY (tenant_id, id)
);
