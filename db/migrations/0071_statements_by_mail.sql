-- Statements of account go out by mail, every month where the company says on which day of it. How often and how soon a
-- customer is reminded who is silent about his order is the company's to say, too.
ALTER TABLE company_settings ADD COLUMN statement_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE company_settings ADD COLUMN reminders BIGINT NOT NULL DEFAULT 2;
ALTER TABLE company_settings ADD COLUMN reminder_days BIGINT NOT NULL DEFAULT 1;

-- How far the statements of the month have come.
-- tenant working
CREATE TABLE statement_round (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  month BIGINT NOT NULL,
  after_customer BIGINT,
  CONSTRAINT statement_round_pk PRIMARY KEY (tenant_id, id)
);
