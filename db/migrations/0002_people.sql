-- Who signs in, with what, and what each person keeps for themselves.

-- tenant recorded
CREATE TABLE person (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT,
  proposed_roles TEXT,
  proposed_by BIGINT,
  status TEXT NOT NULL,
  language TEXT,
  time_zone TEXT,
  party BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  activated_at BIGINT,
  revision BIGINT NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_email UNIQUE (tenant_id, email_key),
  CONSTRAINT person_status CHECK (status IN ('invited', 'active', 'suspended', 'removed'))
);

-- tenant recorded
CREATE TABLE api_key (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person BIGINT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT,
  networks TEXT,
  secret_hash BYTES,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  created_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  CONSTRAINT api_key_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_key_secret UNIQUE (tenant_id, secret_hash),
  CONSTRAINT api_key_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
);
CREATE INDEX api_key_of_person ON api_key (tenant_id, person, id);

-- tenant working
CREATE TABLE password (
  tenant_id BIGINT NOT NULL,
  person BIGINT NOT NULL,
  hash TEXT NOT NULL,
  stands_alone BOOLEAN NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT password_pk PRIMARY KEY (tenant_id, person),
  CONSTRAINT password_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
);

-- The second factor: codes by time, and ten codes to be used once.
-- tenant working
CREATE TABLE factor (
  tenant_id BIGINT NOT NULL,
  person BIGINT NOT NULL,
  seed BYTES NOT NULL,
  recovery TEXT,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL,
  CONSTRAINT factor_pk PRIMARY KEY (tenant_id, person),
  CONSTRAINT factor_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
);

-- tenant working
CREATE TABLE session (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person BIGINT NOT NULL,
  token_hash BYTES NOT NULL,
  started_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  stepped_up_at BIGINT,
  network TEXT,
  agent TEXT,
  CONSTRAINT session_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT session_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT session_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
);
CREATE INDEX session_of_person ON session (tenant_id, person, last_used_at);
CREATE INDEX session_age ON session (tenant_id, last_used_at);

-- What a token outside a session stands for: an invitation, a sign-in half done, a known device.
-- tenant working
CREATE TABLE person_token (
  tenant_id BIGINT NOT NULL,
  token_hash BYTES NOT NULL,
  purpose TEXT NOT NULL,
  person BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT person_token_pk PRIMARY KEY (tenant_id, token_hash),
  CONSTRAINT person_token_purpose CHECK (purpose IN ('invitation', 'second_factor', 'device'))
);
CREATE INDEX person_token_of_person ON person_token (tenant_id, person, purpose);
CREATE INDEX person_token_age ON person_token (tenant_id, expires_at);

-- Failed proofs, counted by what they were tried on; names and networks only as digests.
-- tenant working
CREATE TABLE throttle (
  tenant_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject BYTES NOT NULL,
  failures BIGINT NOT NULL,
  in_a_row BIGINT NOT NULL,
  window_from BIGINT,
  blocked_until BIGINT,
  last_at BIGINT NOT NULL,
  CONSTRAINT throttle_pk PRIMARY KEY (tenant_id, kind, subject),
  CONSTRAINT throttle_kind CHECK (kind IN ('pair', 'account', 'network', 'code'))
);
CREATE INDEX throttle_age ON throttle (tenant_id, last_at);

-- Preferences, half-typed forms and saved views: one person's own, unjournaled.
-- tenant working
CREATE TABLE desk_item (
  tenant_id BIGINT NOT NULL,
  person BIGINT NOT NULL,
  area TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT desk_item_pk PRIMARY KEY (tenant_id, person, area, kind, name),
  CONSTRAINT desk_item_area CHECK (area IN ('preferences', 'scratch', 'view'))
);
CREATE INDEX desk_item_age ON desk_item (tenant_id, area, updated_at);
