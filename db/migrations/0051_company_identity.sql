-- Who the company is and where it is paid, in parts, as documents name it that programs read.
ALTER TABLE letterhead ADD COLUMN company_identity TEXT;
