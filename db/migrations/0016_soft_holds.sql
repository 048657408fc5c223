-- For how long goods are kept for an order that was read back and not yet confirmed (domain 3.5).
ALTER TABLE company_settings ADD COLUMN soft_hold_days BIGINT NOT NULL DEFAULT 7;
