-- What the company tells customers whose goods come later, and whose word takes what is only held.
ALTER TABLE company_settings ADD COLUMN slip_message TEXT;
ALTER TABLE company_settings ADD COLUMN urgent_displacement TEXT NOT NULL DEFAULT 'by_sales_manager';
