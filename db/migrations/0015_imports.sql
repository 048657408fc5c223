-- What is told of an import: the file by its hash, where its rejected rows stand, whom it named.
ALTER TABLE import_run ADD COLUMN file_hash TEXT;
ALTER TABLE import_run ADD COLUMN rejects_file TEXT;
ALTER TABLE import_run ADD COLUMN customers BIGINT;
ALTER TABLE import_run ADD COLUMN products BIGINT;
ALTER TABLE import_run ADD COLUMN catalogue_products BIGINT;
