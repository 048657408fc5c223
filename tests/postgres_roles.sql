-- The two roles of an installation: one owns and migrates, the other serves and is held by row-level security.
CREATE ROLE supercargo_owner LOGIN CREATEDB NOBYPASSRLS;
GRANT pg_signal_backend TO supercargo_owner; -- a test's database is dropped though autovacuum looks into it
CREATE ROLE supercargo_app LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE DATABASE supercargo_test OWNER supercargo_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
