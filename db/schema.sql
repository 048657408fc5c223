-- The schema after all migrations, as SQLite keeps it: INTEGER is BIGINT or BOOLEAN and BLOB is
-- BYTES in db/migrations, which alone is run. Made by script/schema; changed by no hand.

-- tenant recorded
CREATE TABLE amendment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  order_number TEXT NOT NULL,
  status TEXT NOT NULL,
  wanted TEXT NOT NULL,
  differences TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  checks TEXT,
  version INTEGER NOT NULL,
  requested_by INTEGER,
  requested_at INTEGER NOT NULL,
  in_force_at INTEGER,
  withdrawn_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT amendment_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX amendment_order ON amendment (tenant_id, sales_order_id, id);
CREATE INDEX amendment_requested ON amendment (tenant_id, requested_at, id);
CREATE INDEX amendment_status ON amendment (tenant_id, status, id);

-- tenant recorded
CREATE TABLE api_key (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  name TEXT NOT NULL,
  roles TEXT,
  networks TEXT,
  secret_hash BLOB,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT api_key_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_key_secret UNIQUE (tenant_id, secret_hash),
  CONSTRAINT api_key_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
) STRICT;
CREATE INDEX api_key_of_person ON api_key (tenant_id, person, id);

-- tenant recorded
CREATE TABLE approval (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  subject_prefix TEXT NOT NULL,
  subject_hash TEXT NOT NULL,
  rule TEXT NOT NULL,
  detail TEXT,
  tier TEXT,
  roles TEXT NOT NULL,
  each_role INTEGER NOT NULL,
  signed_as TEXT,
  signed_by TEXT,
  barred TEXT,
  status TEXT NOT NULL,
  requested_by INTEGER,
  requested_at INTEGER NOT NULL,
  decided_by INTEGER,
  decided_at INTEGER,
  reason TEXT,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  basis TEXT,
  steps TEXT,
  step INTEGER NOT NULL DEFAULT 1,
  signed_before INTEGER NOT NULL DEFAULT 0,
  signed_for TEXT,
  due_at INTEGER,
  escalated_at INTEGER,
  decided_for INTEGER,
  CONSTRAINT approval_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT approval_status CHECK (status IN ('pending', 'approved', 'rejected', 'voided'))
) STRICT;
CREATE INDEX approval_by_due ON approval (tenant_id, due_at, id) WHERE status = 'pending';
CREATE INDEX approval_by_status ON approval (tenant_id, status, id);
CREATE INDEX approval_by_subject ON approval (tenant_id, subject_id);
CREATE INDEX approval_by_subject_text ON approval (tenant_id, subject, id);

-- tenant recorded
CREATE TABLE approval_policy (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  tightens TEXT NOT NULL,
  clause TEXT NOT NULL,
  words TEXT NOT NULL,
  order_types TEXT,
  channels TEXT,
  customers TEXT,
  customer_kinds TEXT,
  entered_by TEXT,
  currency TEXT NOT NULL,
  gross_from INTEGER,
  credit_excess_from INTEGER,
  margin_below INTEGER,
  discount_above INTEGER,
  steps TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  made_by INTEGER,
  put_in_force_by INTEGER,
  put_in_force_at INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT approval_policy_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT approval_policy_status CHECK (status IN ('draft', 'in_force')),
  CONSTRAINT approval_policy_tightens CHECK (tightens IN ('none', 'urgent_order', 'bespoke_order', 'special_price')),
  CONSTRAINT approval_policy_version UNIQUE (tenant_id, code_key, version)
) STRICT;
CREATE INDEX approval_policy_by_code ON approval_policy (tenant_id, code, id);
CREATE INDEX approval_policy_by_status ON approval_policy (tenant_id, status, id);

-- tenant recorded
CREATE TABLE attachment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  owner TEXT NOT NULL,
  owner_kind TEXT NOT NULL,
  name TEXT,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  hash TEXT NOT NULL,
  blob INTEGER NOT NULL,
  kind TEXT NOT NULL,
  created_by INTEGER,
  created_at INTEGER NOT NULL,
  CONSTRAINT attachment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT attachment_kind CHECK (kind IN ('attachment', 'original')),
  CONSTRAINT attachment_blob FOREIGN KEY (tenant_id, blob) REFERENCES blob (tenant_id, id)
) STRICT;
CREATE INDEX attachment_by_owner ON attachment (tenant_id, owner, id);

-- tenant appended
CREATE TABLE audit_sample (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  entered_from INTEGER NOT NULL,
  entered_until INTEGER NOT NULL,
  order_type TEXT,
  customer TEXT,
  reference TEXT,
  method TEXT NOT NULL,
  seed TEXT NOT NULL,
  population INTEGER NOT NULL,
  population_hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  sales_orders TEXT NOT NULL,
  numbers TEXT NOT NULL,
  drawn_by INTEGER,
  drawn_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT audit_sample_pk PRIMARY KEY (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE blob (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  CONSTRAINT blob_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT blob_hash UNIQUE (tenant_id, hash)
) STRICT;

-- tenant recorded
CREATE TABLE blob_part (
  tenant_id INTEGER NOT NULL,
  blob INTEGER NOT NULL,
  part INTEGER NOT NULL,
  data BLOB NOT NULL,
  CONSTRAINT blob_part_pk PRIMARY KEY (tenant_id, blob, part),
  CONSTRAINT blob_part_blob FOREIGN KEY (tenant_id, blob) REFERENCES blob (tenant_id, id)
) STRICT;

-- tenant appended
CREATE TABLE broken_seal (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  line INTEGER NOT NULL,
  found_on INTEGER NOT NULL,
  words TEXT NOT NULL,
  evidence TEXT,
  recorded_by INTEGER,
  recorded_at INTEGER NOT NULL,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT broken_seal_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT broken_seal_once UNIQUE (tenant_id, sales_order_id, line),
  CONSTRAINT broken_seal_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE capacity_booking (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT capacity_booking_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT capacity_booking_something CHECK (quantity > 0)
) STRICT;
CREATE INDEX capacity_booking_order ON capacity_booking (tenant_id, order_id, line);
CREATE INDEX capacity_booking_slot ON capacity_booking (tenant_id, product_id, warehouse_id, day) WHERE status = 'booked';

-- tenant recorded
CREATE TABLE capacity_slot (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  warehouse TEXT NOT NULL,
  sku TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  capacity INTEGER NOT NULL,
  urgent_reserve INTEGER NOT NULL,
  booked INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT capacity_slot_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT capacity_slot_day UNIQUE (tenant_id, product_id, warehouse_id, day),
  CONSTRAINT capacity_slot_booked CHECK (booked >= 0),
  CONSTRAINT capacity_slot_not_overbooked CHECK (booked <= capacity)
) STRICT;
CREATE INDEX capacity_slot_by_day ON capacity_slot (tenant_id, day, id);

-- tenant working
CREATE TABLE chain_head (
  tenant_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  CONSTRAINT chain_head_pk PRIMARY KEY (tenant_id)
) STRICT;

-- tenant recorded
CREATE TABLE charge_rule (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  name_zh_hant TEXT,
  name_zh_hans TEXT,
  currency TEXT NOT NULL,
  amount INTEGER,
  rate INTEGER,
  tax_code TEXT,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  postcodes TEXT,
  channels TEXT,
  net_from INTEGER,
  net_below INTEGER,
  weight_from INTEGER,
  weight_below INTEGER,
  priority INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  made_by INTEGER,
  approved_by INTEGER,
  approved_at INTEGER,
  code_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT charge_rule_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT charge_rule_code UNIQUE (tenant_id, code_key),
  CONSTRAINT charge_rule_approved CHECK ((status = 'active') = (approved_at IS NOT NULL)),
  CONSTRAINT charge_rule_asks CHECK (amount IS NOT NULL OR rate IS NOT NULL)
) STRICT;
CREATE INDEX charge_rule_created ON charge_rule (tenant_id, created_at, id);

-- tenant recorded
CREATE TABLE company_settings (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  company TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  standard_lead_days INTEGER NOT NULL,
  authority TEXT,
  self_service_channels TEXT,
  revision INTEGER NOT NULL,
  changed_at INTEGER,
  soft_hold_days INTEGER NOT NULL DEFAULT 7,
  hours TEXT,
  holidays TEXT,
  gs1_company_prefix TEXT,
  delay_message TEXT,
  proposed TEXT,
  proposed_by INTEGER,
  proposed_at INTEGER,
  slip_message TEXT,
  urgent_displacement TEXT NOT NULL DEFAULT 'by_sales_manager',
  check_levels TEXT,
  order_types TEXT,
  terms_changes TEXT,
  statement_day INTEGER NOT NULL DEFAULT 0,
  reminders INTEGER NOT NULL DEFAULT 2,
  reminder_days INTEGER NOT NULL DEFAULT 1,
  write_off_limit INTEGER NOT NULL DEFAULT 5000,
  CONSTRAINT company_settings_pk PRIMARY KEY (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE consumer_law (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  jurisdiction TEXT,
  changed_by INTEGER,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT consumer_law_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT consumer_law_customer UNIQUE (tenant_id, customer_id)
) STRICT;

-- tenant appended
CREATE TABLE consumer_notice (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  language TEXT NOT NULL,
  channel TEXT NOT NULL,
  contact TEXT NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  exemptions TEXT,
  shown_at INTEGER NOT NULL,
  link_seed TEXT NOT NULL,
  token_hash BLOB NOT NULL,
  given_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT consumer_notice_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT consumer_notice_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT consumer_notice_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id)
) STRICT;
CREATE INDEX consumer_notice_of_order ON consumer_notice (tenant_id, sales_order_id, id);

-- tenant working
CREATE TABLE counter (
  tenant_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  CONSTRAINT counter_pk PRIMARY KEY (tenant_id, name)
) STRICT;

-- tenant appended
CREATE TABLE credit_release (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  sales_order TEXT NOT NULL,
  party_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  released_by INTEGER,
  released_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT credit_release_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX credit_release_order ON credit_release (tenant_id, order_id, expires_at);

-- tenant recorded
CREATE TABLE customer (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  vat_id TEXT,
  read_back TEXT NOT NULL,
  addresses TEXT,
  contacts TEXT,
  payment_days INTEGER NOT NULL,
  credit_limit INTEGER,
  counter_sales INTEGER NOT NULL,
  language TEXT,
  notes TEXT,
  code_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  master_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  owner INTEGER,
  credit_by INTEGER,
  payment_terms TEXT,
  CONSTRAINT customer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT customer_code UNIQUE (tenant_id, code_key),
  CONSTRAINT customer_limit CHECK (credit_limit >= 0)
) STRICT;
CREATE INDEX customer_created ON customer (tenant_id, created_at, id);
CREATE INDEX customer_name ON customer (tenant_id, name_key, id);
CREATE INDEX customer_owner ON customer (tenant_id, owner, id);

-- tenant recorded
CREATE TABLE customer_account (
  tenant_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  open INTEGER NOT NULL,
  unapplied INTEGER NOT NULL,
  oldest_due INTEGER,
  broken_plans INTEGER NOT NULL,
  CONSTRAINT customer_account_pk PRIMARY KEY (tenant_id, customer_id, currency)
) STRICT;

-- tenant working
CREATE TABLE customer_habit (
  tenant_id INTEGER NOT NULL,
  pair TEXT NOT NULL,
  customer_id INTEGER,
  product_id INTEGER NOT NULL,
  currency TEXT,
  quantities TEXT NOT NULL,
  prices TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  CONSTRAINT customer_habit_pk PRIMARY KEY (tenant_id, pair)
) STRICT;

-- tenant working
CREATE TABLE customer_key (
  tenant_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  match_key TEXT NOT NULL,
  CONSTRAINT customer_key_pk PRIMARY KEY (tenant_id, match_key, customer_id)
) STRICT;
CREATE INDEX customer_key_customer ON customer_key (tenant_id, customer_id);

CREATE VIRTUAL TABLE "customer_search" USING fts5(words, tokenize = 'ascii', prefix = '1 2 3 4 5 8', detail = none, columnsize = 0);

-- tenant recorded
CREATE TABLE delegation (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  deputy INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  reason TEXT,
  ended_by INTEGER,
  ended_at INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT delegation_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX delegation_by_absent ON delegation (tenant_id, absent, id);
CREATE INDEX delegation_by_deputy ON delegation (tenant_id, deputy, id);

-- tenant working
CREATE TABLE desk_item (
  tenant_id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  area TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT desk_item_pk PRIMARY KEY (tenant_id, person, area, kind, name),
  CONSTRAINT desk_item_area CHECK (area IN ('preferences', 'scratch', 'view'))
) STRICT;
CREATE INDEX desk_item_age ON desk_item (tenant_id, area, updated_at);

-- tenant recorded
CREATE TABLE discount_rule (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  stage TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  rate INTEGER NOT NULL,
  stacking TEXT NOT NULL,
  currency TEXT,
  products TEXT,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  channels TEXT,
  quantity_from INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  made_by INTEGER,
  approved_by INTEGER,
  approved_at INTEGER,
  code_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT discount_rule_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT discount_rule_code UNIQUE (tenant_id, code_key),
  CONSTRAINT discount_rule_approved CHECK ((status = 'active') = (approved_at IS NOT NULL))
) STRICT;
CREATE INDEX discount_rule_created ON discount_rule (tenant_id, created_at, id);

-- tenant appended
CREATE TABLE entry_correction (
  tenant_id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  cause TEXT NOT NULL,
  by_person INTEGER,
  at INTEGER NOT NULL,
  lines TEXT,
  CONSTRAINT entry_correction_pk PRIMARY KEY (tenant_id, sales_order_id, version)
) STRICT, WITHOUT ROWID;

-- tenant appended
CREATE TABLE evidence_pack (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  purpose TEXT NOT NULL,
  reference TEXT,
  redacted INTEGER NOT NULL,
  manifest_hash TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  files INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  chain_seq INTEGER NOT NULL,
  made_by INTEGER,
  made_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT evidence_pack_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX evidence_pack_order ON evidence_pack (tenant_id, sales_order_id, id);
CREATE INDEX evidence_pack_purpose ON evidence_pack (tenant_id, purpose, id);

-- tenant recorded
CREATE TABLE exchange_document (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT,
  order_number TEXT,
  status TEXT NOT NULL,
  sender TEXT,
  receiver TEXT,
  customer TEXT,
  customer_id INTEGER,
  sales_order_id INTEGER,
  sales_order_number TEXT,
  remarks TEXT,
  lines TEXT,
  hash TEXT NOT NULL,
  accepted_key TEXT,
  received_by INTEGER,
  received_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT exchange_document_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT exchange_document_format CHECK (format IN ('ubl', 'edifact')),
  CONSTRAINT exchange_document_kind CHECK (kind IN ('unknown', 'order', 'order_change', 'order_cancellation')),
  CONSTRAINT exchange_document_status CHECK (status IN ('accepted', 'partly_accepted', 'refused')),
  CONSTRAINT exchange_document_accepted UNIQUE (tenant_id, accepted_key)
) STRICT;
CREATE INDEX exchange_document_by_customer ON exchange_document (tenant_id, customer_id, id);
CREATE INDEX exchange_document_by_number ON exchange_document (tenant_id, number, id);
CREATE INDEX exchange_document_by_order ON exchange_document (tenant_id, sales_order_id, id);
CREATE INDEX exchange_document_by_status ON exchange_document (tenant_id, status, id);

-- tenant recorded
CREATE TABLE expected_receipt (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  reference TEXT,
  date INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT expected_receipt_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT expected_receipt_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX expected_receipt_created ON expected_receipt (tenant_id, created_at, id);
CREATE INDEX expected_receipt_date ON expected_receipt (tenant_id, date, id);
CREATE INDEX expected_receipt_reference ON expected_receipt (tenant_id, reference);

-- tenant recorded
CREATE TABLE expected_receipt_line (
  tenant_id INTEGER NOT NULL,
  receipt_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  received INTEGER NOT NULL,
  CONSTRAINT expected_receipt_line_pk PRIMARY KEY (tenant_id, receipt_id, line),
  CONSTRAINT expected_receipt_line_receipt FOREIGN KEY (tenant_id, receipt_id) REFERENCES expected_receipt (tenant_id, id),
  CONSTRAINT expected_receipt_line_something CHECK (quantity > 0),
  CONSTRAINT expected_receipt_line_received CHECK (received >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX expected_receipt_line_product ON expected_receipt_line (tenant_id, product_id);

-- tenant working
CREATE TABLE factor (
  tenant_id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  seed BLOB NOT NULL,
  recovery TEXT,
  confirmed_at INTEGER,
  last_step INTEGER NOT NULL,
  CONSTRAINT factor_pk PRIMARY KEY (tenant_id, person),
  CONSTRAINT factor_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
) STRICT;

-- tenant working
CREATE TABLE file_usage (
  tenant_id INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  files INTEGER NOT NULL,
  CONSTRAINT file_usage_pk PRIMARY KEY (tenant_id)
) STRICT;

-- tenant recorded
CREATE TABLE follow_up (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  cause TEXT NOT NULL,
  detail TEXT NOT NULL,
  owner INTEGER,
  team TEXT,
  status TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  completed_by INTEGER,
  completed_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  draft TEXT,
  occasion INTEGER NOT NULL DEFAULT 0,
  escalated_at INTEGER,
  CONSTRAINT follow_up_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT follow_up_is_somebodys CHECK (owner IS NOT NULL OR team IS NOT NULL),
  CONSTRAINT follow_up_done CHECK ((status = 'done') = (completed_at IS NOT NULL))
) STRICT;
CREATE INDEX follow_up_due ON follow_up (tenant_id, due_at, id);
CREATE INDEX follow_up_escalated ON follow_up (tenant_id, status, due_at, id) WHERE escalated_at IS NOT NULL;
CREATE INDEX follow_up_open ON follow_up (tenant_id, subject_id, cause) WHERE status = 'open';
CREATE INDEX follow_up_owner ON follow_up (tenant_id, owner, due_at, id);
CREATE INDEX follow_up_status ON follow_up (tenant_id, status, due_at, id);
CREATE INDEX follow_up_subject ON follow_up (tenant_id, subject, id);

-- tenant working
CREATE TABLE founding_token (
  tenant_id INTEGER NOT NULL,
  token_hash BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  CONSTRAINT founding_token_pk PRIMARY KEY (tenant_id, token_hash)
) STRICT;

-- tenant recorded
CREATE TABLE hindrance (
  tenant_id INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  blocks TEXT NOT NULL,
  detail TEXT NOT NULL,
  since INTEGER NOT NULL,
  CONSTRAINT hindrance_pk PRIMARY KEY (tenant_id, order_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hindrance_fulfilment ON hindrance (tenant_id, order_id, record_id) WHERE blocks = 'fulfilment';

-- tenant recorded
CREATE TABLE history_line (
  tenant_id INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  description TEXT,
  quantity INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  net INTEGER NOT NULL,
  note TEXT,
  CONSTRAINT history_line_pk PRIMARY KEY (tenant_id, order_id, line)
) STRICT, WITHOUT ROWID;

-- tenant recorded
CREATE TABLE history_order (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  country TEXT,
  line_count INTEGER NOT NULL,
  net INTEGER NOT NULL,
  value INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT history_order_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT history_order_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX history_order_at ON history_order (tenant_id, at, id);
CREATE INDEX history_order_customer ON history_order (tenant_id, customer_id, at, id);

-- tenant working
CREATE TABLE idempotency (
  tenant_id INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  operation TEXT NOT NULL,
  key_hash BLOB NOT NULL,
  body_hash BLOB NOT NULL,
  status INTEGER NOT NULL,
  reply TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  reply_packed BLOB,
  CONSTRAINT idempotency_pk PRIMARY KEY (tenant_id, key_hash, principal, operation)
) STRICT;
CREATE INDEX idempotency_age ON idempotency (tenant_id, created_at);

-- tenant working
CREATE TABLE import_named (
  tenant_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  CONSTRAINT import_named_pk PRIMARY KEY (tenant_id, run_id, record_id)
) STRICT, WITHOUT ROWID;

-- tenant working
CREATE TABLE import_run (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content_key TEXT NOT NULL,
  status TEXT NOT NULL,
  encoding INTEGER NOT NULL,
  next_row INTEGER NOT NULL,
  next_line INTEGER NOT NULL,
  next_byte INTEGER NOT NULL,
  rejects_bytes INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_accepted INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  value_accepted TEXT NOT NULL,
  value_rejected TEXT NOT NULL,
  orders INTEGER NOT NULL,
  credits INTEGER NOT NULL,
  call_id INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  file_hash TEXT,
  rejects_file TEXT,
  customers INTEGER,
  products INTEGER,
  catalogue_products INTEGER,
  CONSTRAINT import_run_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_run_content UNIQUE (tenant_id, content_key)
) STRICT;
CREATE INDEX import_run_call ON import_run (tenant_id, call_id, id);

-- tenant recorded
CREATE TABLE inbox_mail (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  from_name TEXT,
  from_address TEXT,
  to_addresses TEXT,
  subject TEXT,
  text TEXT,
  enclosed TEXT,
  faults TEXT,
  original_id INTEGER,
  original_hash TEXT,
  size_bytes INTEGER NOT NULL,
  message_id TEXT,
  fingerprint TEXT NOT NULL,
  uid_validity INTEGER NOT NULL,
  uid INTEGER NOT NULL,
  sent_at INTEGER,
  received_at INTEGER NOT NULL,
  customer_id INTEGER,
  customer TEXT,
  sales_order_id INTEGER,
  sales_order_number TEXT,
  answers_mail INTEGER,
  matched_by TEXT NOT NULL,
  owner INTEGER,
  reason TEXT,
  done_by INTEGER,
  done_at INTEGER,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT inbox_mail_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT inbox_mail_once UNIQUE (tenant_id, fingerprint)
) STRICT;
CREATE INDEX inbox_mail_customer ON inbox_mail (tenant_id, customer_id, id);
CREATE INDEX inbox_mail_kind ON inbox_mail (tenant_id, kind, id);
CREATE INDEX inbox_mail_order ON inbox_mail (tenant_id, sales_order_id, id);
CREATE INDEX inbox_mail_owner ON inbox_mail (tenant_id, owner, id);
CREATE INDEX inbox_mail_status ON inbox_mail (tenant_id, status, id);

-- tenant appended
CREATE TABLE interaction (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  follow_up INTEGER NOT NULL,
  subject TEXT NOT NULL,
  contact TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  next_action TEXT,
  next_due INTEGER,
  closed INTEGER NOT NULL,
  by_person INTEGER,
  at INTEGER NOT NULL,
  CONSTRAINT interaction_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT interaction_clear CHECK (closed = (next_due IS NULL))
) STRICT;
CREATE INDEX interaction_follow_up ON interaction (tenant_id, follow_up);
CREATE INDEX interaction_subject ON interaction (tenant_id, subject, id);

-- tenant appended
CREATE TABLE invoice (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  customer_name TEXT NOT NULL,
  billing_address TEXT,
  customer_vat_id TEXT,
  customer_po_number TEXT,
  language TEXT,
  currency TEXT NOT NULL,
  prices_include_tax INTEGER NOT NULL,
  issued_on INTEGER NOT NULL,
  tax_point INTEGER NOT NULL,
  due_on INTEGER,
  discount_rate INTEGER,
  taxes TEXT,
  discount INTEGER NOT NULL,
  charges INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  seller TEXT NOT NULL,
  credits_id INTEGER,
  credits_number TEXT,
  cause TEXT,
  reason TEXT,
  issued_by INTEGER,
  issued_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  payment_terms TEXT,
  discount_until INTEGER,
  early_discount INTEGER,
  charge_list TEXT,
  CONSTRAINT invoice_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT invoice_number UNIQUE (tenant_id, number),
  CONSTRAINT invoice_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id),
  CONSTRAINT invoice_credits FOREIGN KEY (tenant_id, credits_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_credit_says_what CHECK ((kind = 'credit_note') = (credits_id IS NOT NULL)),
  CONSTRAINT invoice_sums CHECK (gross = net + tax AND net >= 0 AND tax >= 0)
) STRICT;
CREATE INDEX invoice_crediting ON invoice (tenant_id, credits_id, id);
CREATE INDEX invoice_customer ON invoice (tenant_id, customer_id, id);
CREATE INDEX invoice_due ON invoice (tenant_id, due_on, id);
CREATE INDEX invoice_issued ON invoice (tenant_id, issued_on, id);
CREATE INDEX invoice_kind ON invoice (tenant_id, kind, id);
CREATE INDEX invoice_of_order ON invoice (tenant_id, sales_order_id, id);
CREATE INDEX invoice_po ON invoice (tenant_id, customer_po_number, id);

-- tenant recorded
CREATE TABLE invoice_dispute (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  invoice_id INTEGER NOT NULL,
  invoice_number TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL,
  issue_id INTEGER,
  issue_number TEXT,
  raised_by INTEGER,
  raised_at INTEGER NOT NULL,
  outcome TEXT,
  resolution TEXT,
  resolved_by INTEGER,
  resolved_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  customer_name TEXT,
  CONSTRAINT invoice_dispute_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT invoice_dispute_number UNIQUE (tenant_id, number),
  CONSTRAINT invoice_dispute_invoice FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_dispute_amount CHECK (amount > 0),
  CONSTRAINT invoice_dispute_resolved CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
) STRICT;
CREATE INDEX invoice_dispute_customer ON invoice_dispute (tenant_id, customer_id, id);
CREATE INDEX invoice_dispute_of_invoice ON invoice_dispute (tenant_id, invoice_id, id);
CREATE INDEX invoice_dispute_order ON invoice_dispute (tenant_id, sales_order_id, id);
CREATE INDEX invoice_dispute_status ON invoice_dispute (tenant_id, status, id);

-- tenant appended
CREATE TABLE invoice_line (
  tenant_id INTEGER NOT NULL,
  invoice_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  order_line INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  unit_price INTEGER NOT NULL,
  price_unit TEXT NOT NULL,
  base_quantity INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  credits_line INTEGER NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax TEXT,
  CONSTRAINT invoice_line_pk PRIMARY KEY (tenant_id, invoice_id, line),
  CONSTRAINT invoice_line_invoice FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT invoice_line_something CHECK (base_quantity > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_line_order ON invoice_line (tenant_id, sales_order_id, order_line);

-- tenant working
CREATE TABLE job (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  lease_until INTEGER,
  attempts INTEGER NOT NULL,
  payload TEXT,
  failure TEXT,
  CONSTRAINT job_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT job_once UNIQUE (tenant_id, kind, subject),
  CONSTRAINT job_attempts CHECK (attempts >= 0)
) STRICT;
CREATE INDEX job_due ON job (tenant_id, kind, due_at, id);

-- tenant appended
CREATE TABLE journal (
  tenant_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  record TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  prefix TEXT NOT NULL,
  revision INTEGER NOT NULL,
  subject_id INTEGER,
  actor TEXT NOT NULL,
  person_id INTEGER,
  key_id INTEGER,
  request_id TEXT NOT NULL,
  reason TEXT,
  changes TEXT NOT NULL,
  hash BLOB NOT NULL,
  changes_packed BLOB,
  CONSTRAINT journal_pk PRIMARY KEY (tenant_id, seq)
) STRICT;
CREATE INDEX journal_record ON journal (tenant_id, record_id, seq);
CREATE INDEX journal_subject ON journal (tenant_id, subject_id, seq) WHERE subject_id IS NOT NULL;

-- tenant working
CREATE TABLE journal_cursor (
  tenant_id INTEGER NOT NULL,
  subscriber TEXT NOT NULL,
  seq INTEGER NOT NULL,
  CONSTRAINT journal_cursor_pk PRIMARY KEY (tenant_id, subscriber)
) STRICT;

-- tenant recorded
CREATE TABLE letterhead (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  company TEXT NOT NULL,
  address TEXT,
  footer_left TEXT,
  footer_middle TEXT,
  footer_right TEXT,
  accent TEXT NOT NULL,
  paper TEXT NOT NULL,
  wordings TEXT,
  logo_hash TEXT,
  logo BLOB,
  revision INTEGER NOT NULL,
  changed_at INTEGER,
  company_identity TEXT,
  CONSTRAINT letterhead_pk PRIMARY KEY (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE mail (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sales_order_id INTEGER,
  sales_order_number TEXT,
  record TEXT,
  record_number TEXT,
  record_kind TEXT,
  record_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  document TEXT,
  attachment_id INTEGER,
  document_hash TEXT,
  link_seed TEXT,
  message_id TEXT,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_code INTEGER NOT NULL,
  failure TEXT,
  next_attempt_at INTEGER,
  sent_at INTEGER,
  created_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT mail_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_sales_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id),
  CONSTRAINT mail_about CHECK (sales_order_id IS NOT NULL OR record_id <> 0)
) STRICT;
CREATE INDEX mail_customer ON mail (tenant_id, customer_id, id);
CREATE INDEX mail_due ON mail (tenant_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_kind ON mail (tenant_id, kind, id);
CREATE INDEX mail_message ON mail (tenant_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX mail_of_order ON mail (tenant_id, sales_order_id, id);
CREATE INDEX mail_of_record ON mail (tenant_id, record, id) WHERE record IS NOT NULL;
CREATE INDEX mail_sent ON mail (tenant_id, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX mail_status ON mail (tenant_id, status, id);

-- tenant recorded
CREATE TABLE mail_wording (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  mail TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT,
  text TEXT,
  changed_by INTEGER,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT mail_wording_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_wording_once UNIQUE (tenant_id, mail, language)
) STRICT;

-- tenant working
CREATE TABLE mailbox (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  uid_validity INTEGER NOT NULL,
  uid_last INTEGER NOT NULL,
  failure TEXT,
  failures INTEGER NOT NULL,
  looked_at INTEGER,
  next_look_at INTEGER,
  lease_until INTEGER,
  uid_tried INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT mailbox_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT mailbox_name UNIQUE (tenant_id, name)
) STRICT;

-- global working
CREATE TABLE node (
  id INTEGER NOT NULL,
  owner TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  CONSTRAINT node_pk PRIMARY KEY (id)
) STRICT;

-- tenant recorded
CREATE TABLE order_handover (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  from_owner INTEGER,
  to_owner INTEGER NOT NULL,
  offered_by INTEGER,
  reason TEXT,
  status TEXT NOT NULL,
  answer TEXT,
  offered_at INTEGER NOT NULL,
  answered_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT order_handover_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX order_handover_open ON order_handover (tenant_id, sales_order_id) WHERE status = 'offered';
CREATE INDEX order_handover_order ON order_handover (tenant_id, sales_order_id, id);
CREATE INDEX order_handover_status ON order_handover (tenant_id, status, id);
CREATE INDEX order_handover_to ON order_handover (tenant_id, to_owner, status, id);

-- tenant recorded
CREATE TABLE order_hold (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  placed_by INTEGER,
  placed_at INTEGER NOT NULL,
  released_by INTEGER,
  released_at INTEGER,
  release_reason TEXT,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT order_hold_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT order_hold_released CHECK ((status = 'released') = (released_at IS NOT NULL))
) STRICT;
CREATE INDEX order_hold_kind ON order_hold (tenant_id, kind, id);
CREATE UNIQUE INDEX order_hold_open ON order_hold (tenant_id, sales_order_id, kind) WHERE status = 'open';
CREATE INDEX order_hold_order ON order_hold (tenant_id, sales_order_id, id);
CREATE INDEX order_hold_status ON order_hold (tenant_id, status, kind, id);

-- tenant recorded
CREATE TABLE order_issue (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  line INTEGER,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  detected_at INTEGER NOT NULL,
  detected_by INTEGER,
  description TEXT NOT NULL,
  impact TEXT,
  options TEXT,
  criteria TEXT,
  decision TEXT,
  decision_reason TEXT,
  policy_clause TEXT,
  decided_by INTEGER,
  decided_at INTEGER,
  actions TEXT,
  outcome TEXT,
  customer_informed_at INTEGER,
  customer_informed_how TEXT,
  not_informed_reason TEXT,
  owner INTEGER,
  closed_by INTEGER,
  closed_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  policy_version TEXT,
  basis TEXT,
  CONSTRAINT order_issue_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT order_issue_number UNIQUE (tenant_id, number),
  CONSTRAINT order_issue_decided CHECK (status = 'open' OR decided_at IS NOT NULL),
  CONSTRAINT order_issue_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL))
) STRICT;
CREATE INDEX order_issue_kind ON order_issue (tenant_id, kind, id);
CREATE INDEX order_issue_order ON order_issue (tenant_id, sales_order_id, id);
CREATE INDEX order_issue_owner ON order_issue (tenant_id, owner, id);
CREATE INDEX order_issue_status ON order_issue (tenant_id, status, kind, id);

-- tenant recorded
CREATE TABLE package (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  shipment_id INTEGER NOT NULL,
  sscc TEXT NOT NULL,
  kind TEXT,
  weight_grams INTEGER NOT NULL,
  contents TEXT NOT NULL,
  CONSTRAINT package_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT package_sscc UNIQUE (tenant_id, sscc),
  CONSTRAINT package_shipment FOREIGN KEY (tenant_id, shipment_id) REFERENCES shipment (tenant_id, id)
) STRICT;
CREATE INDEX package_of_shipment ON package (tenant_id, shipment_id);

-- tenant working
CREATE TABLE password (
  tenant_id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  hash TEXT NOT NULL,
  stands_alone INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT password_pk PRIMARY KEY (tenant_id, person),
  CONSTRAINT password_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE payment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  received_on INTEGER NOT NULL,
  method TEXT NOT NULL,
  reference TEXT,
  invoices TEXT,
  allocations TEXT,
  unapplied INTEGER NOT NULL,
  recorded_by INTEGER,
  recorded_at INTEGER NOT NULL,
  reversal_reason TEXT,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  sales_order TEXT,
  CONSTRAINT payment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT payment_number UNIQUE (tenant_id, number),
  CONSTRAINT payment_something CHECK (amount > 0 AND unapplied >= 0 AND unapplied <= amount)
) STRICT;
CREATE INDEX payment_customer ON payment (tenant_id, customer_id, id);
CREATE INDEX payment_order ON payment (tenant_id, sales_order, id) WHERE sales_order IS NOT NULL;
CREATE INDEX payment_recorded ON payment (tenant_id, recorded_at, id);
CREATE INDEX payment_reference ON payment (tenant_id, reference, id);
CREATE INDEX payment_status ON payment (tenant_id, status, id);

-- tenant recorded
CREATE TABLE payment_plan (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  debt INTEGER NOT NULL,
  deposit_rate INTEGER,
  parts INTEGER NOT NULL,
  first_due INTEGER NOT NULL,
  interval_days INTEGER NOT NULL,
  reason TEXT NOT NULL,
  instalments TEXT NOT NULL,
  informed TEXT,
  proposed_by INTEGER,
  approved_at INTEGER,
  held_at INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  change TEXT,
  customer_name TEXT,
  CONSTRAINT payment_plan_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT payment_plan_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX payment_plan_created ON payment_plan (tenant_id, created_at, id);
CREATE INDEX payment_plan_customer ON payment_plan (tenant_id, customer_id);
CREATE INDEX payment_plan_status ON payment_plan (tenant_id, status, id);

-- tenant recorded
CREATE TABLE person (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT,
  proposed_roles TEXT,
  proposed_by INTEGER,
  status TEXT NOT NULL,
  language TEXT,
  time_zone TEXT,
  party INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  activated_at INTEGER,
  revision INTEGER NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_email UNIQUE (tenant_id, email_key),
  CONSTRAINT person_status CHECK (status IN ('invited', 'active', 'suspended', 'removed'))
) STRICT;

-- tenant working
CREATE TABLE person_token (
  tenant_id INTEGER NOT NULL,
  token_hash BLOB NOT NULL,
  purpose TEXT NOT NULL,
  person INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  CONSTRAINT person_token_pk PRIMARY KEY (tenant_id, token_hash),
  CONSTRAINT person_token_purpose CHECK (purpose IN ('invitation', 'second_factor', 'device'))
) STRICT;
CREATE INDEX person_token_age ON person_token (tenant_id, expires_at);
CREATE INDEX person_token_of_person ON person_token (tenant_id, person, purpose);

-- tenant working
CREATE TABLE presence (
  tenant_id INTEGER NOT NULL,
  record TEXT NOT NULL,
  person INTEGER NOT NULL,
  doing TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  CONSTRAINT presence_pk PRIMARY KEY (tenant_id, record, person),
  CONSTRAINT presence_doing CHECK (doing IN ('reading', 'editing'))
) STRICT;
CREATE INDEX presence_age ON presence (tenant_id, seen_at);

-- tenant recorded
CREATE TABLE price_agreement (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  ship_to TEXT,
  currency TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  prices TEXT NOT NULL,
  informed TEXT,
  reason TEXT,
  made_by INTEGER,
  approved_at INTEGER,
  ship_to_key TEXT,
  holds_for INTEGER,
  warned_days INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  payment_terms TEXT,
  CONSTRAINT price_agreement_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT price_agreement_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX price_agreement_created ON price_agreement (tenant_id, created_at, id);
CREATE INDEX price_agreement_customer ON price_agreement (tenant_id, customer_id);
CREATE INDEX price_agreement_due ON price_agreement (tenant_id, status);
CREATE INDEX price_agreement_holds ON price_agreement (tenant_id, holds_for);

-- tenant recorded
CREATE TABLE price_list (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  customers TEXT,
  customer_kinds TEXT,
  countries TEXT,
  channels TEXT,
  priority INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  made_by INTEGER,
  approved_by INTEGER,
  approved_at INTEGER,
  code_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT price_list_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT price_list_code UNIQUE (tenant_id, code_key),
  CONSTRAINT price_list_approved CHECK ((status = 'active') = (approved_at IS NOT NULL))
) STRICT;
CREATE INDEX price_list_created ON price_list (tenant_id, created_at, id);

-- tenant recorded
CREATE TABLE price_list_price (
  tenant_id INTEGER NOT NULL,
  price_list_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  unit TEXT NOT NULL,
  quantity_from INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  CONSTRAINT price_list_price_pk PRIMARY KEY (tenant_id, price_list_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX price_list_price_product ON price_list_price (tenant_id, product_id);

-- tenant recorded
CREATE TABLE product (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  gtin TEXT,
  unit_price INTEGER,
  standard_cost INTEGER,
  currency TEXT NOT NULL,
  tax_code TEXT,
  status TEXT NOT NULL,
  lead_time_days INTEGER NOT NULL,
  quantity_min INTEGER,
  quantity_max INTEGER,
  quantity_multiple INTEGER,
  packs TEXT,
  made_to_order INTEGER NOT NULL,
  sku_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  substitutes TEXT,
  weight_grams INTEGER,
  CONSTRAINT product_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT product_sku UNIQUE (tenant_id, sku_key)
) STRICT;
CREATE INDEX product_created ON product (tenant_id, created_at, id);
CREATE INDEX product_gtin ON product (tenant_id, gtin);
CREATE INDEX product_name ON product (tenant_id, name_key, id);

-- tenant recorded
CREATE TABLE product_code (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  customer_id INTEGER,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT product_code_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX product_code_key ON product_code (tenant_id, code_key, id);
CREATE INDEX product_code_product ON product_code (tenant_id, product_id, id);

-- tenant recorded
CREATE TABLE product_exemption (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  exemption TEXT,
  reason TEXT,
  changed_by INTEGER,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT product_exemption_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT product_exemption_product UNIQUE (tenant_id, product_id)
) STRICT;

CREATE VIRTUAL TABLE "product_search" USING fts5(words, tokenize = 'ascii', prefix = '1 2 3 4 5 8', detail = none, columnsize = 0);

-- tenant recorded
CREATE TABLE proof_of_delivery (
  tenant_id INTEGER NOT NULL,
  shipment_id INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  at INTEGER NOT NULL,
  condition TEXT,
  remark TEXT,
  attachments TEXT,
  recorded_by INTEGER,
  recorded_at INTEGER NOT NULL,
  finding TEXT,
  finding_remark TEXT,
  verified_by INTEGER,
  verified_at INTEGER,
  CONSTRAINT proof_of_delivery_pk PRIMARY KEY (tenant_id, shipment_id),
  CONSTRAINT proof_of_delivery_shipment FOREIGN KEY (tenant_id, shipment_id) REFERENCES shipment (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- tenant recorded
CREATE TABLE public_holiday (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  country TEXT NOT NULL,
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  changed_by INTEGER,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT public_holiday_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT public_holiday_once UNIQUE (tenant_id, country, day)
) STRICT;

-- tenant recorded
CREATE TABLE question (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  line INTEGER,
  team TEXT NOT NULL,
  owner INTEGER,
  status TEXT NOT NULL,
  question TEXT NOT NULL,
  asked_by INTEGER,
  asked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  escalated_at INTEGER,
  answer TEXT,
  answered_by INTEGER,
  answered_at INTEGER,
  withdrawn_at INTEGER,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT question_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT question_answered CHECK ((status = 'answered') = (answered_at IS NOT NULL)),
  CONSTRAINT question_withdrawn CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL))
) STRICT;
CREATE INDEX question_asker ON question (tenant_id, asked_by, due_at, id);
CREATE INDEX question_due ON question (tenant_id, due_at, id);
CREATE INDEX question_order ON question (tenant_id, sales_order_id, due_at, id);
CREATE INDEX question_owner ON question (tenant_id, owner, status, due_at, id);
CREATE INDEX question_status ON question (tenant_id, status, due_at, id);
CREATE INDEX question_team ON question (tenant_id, team, status, due_at, id);

-- tenant recorded
CREATE TABLE quotation (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  customer_name TEXT,
  version INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  currency TEXT NOT NULL,
  gross INTEGER NOT NULL,
  holds_goods INTEGER NOT NULL,
  owner INTEGER,
  sent_at INTEGER,
  viewed_at INTEGER,
  answered_at INTEGER,
  answered_through TEXT NOT NULL,
  signed_name TEXT,
  answered_from TEXT,
  answered_by INTEGER,
  reason TEXT,
  accepted_version INTEGER NOT NULL,
  accepted_hash TEXT,
  sales_order_id INTEGER,
  sales_order_number TEXT,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT quotation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT quotation_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX quotation_created ON quotation (tenant_id, created_at, id);
CREATE INDEX quotation_customer ON quotation (tenant_id, customer_id, id);
CREATE UNIQUE INDEX quotation_order ON quotation (tenant_id, sales_order_id) WHERE sales_order_id IS NOT NULL;
CREATE INDEX quotation_status ON quotation (tenant_id, status, id);

-- tenant recorded
CREATE TABLE quotation_revision (
  tenant_id INTEGER NOT NULL,
  quotation_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  valid_until INTEGER NOT NULL,
  customer_po_number TEXT,
  order_type TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  requested_date INTEGER,
  delivery_address TEXT,
  notes TEXT,
  currency TEXT NOT NULL,
  lines TEXT NOT NULL,
  discount_rate INTEGER,
  prices_include_tax INTEGER NOT NULL,
  tax_mode TEXT NOT NULL,
  taxes TEXT,
  discount INTEGER NOT NULL,
  charges INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  made_by INTEGER,
  made_at INTEGER NOT NULL,
  sent_at INTEGER,
  viewed_at INTEGER,
  superseded_at INTEGER,
  mail_id INTEGER,
  to_address TEXT,
  language TEXT NOT NULL,
  token_hash BLOB,
  charge_list TEXT,
  charge_waivers TEXT,
  CONSTRAINT quotation_revision_pk PRIMARY KEY (tenant_id, quotation_id, version),
  CONSTRAINT quotation_revision_of FOREIGN KEY (tenant_id, quotation_id) REFERENCES quotation (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX quotation_revision_token ON quotation_revision (tenant_id, token_hash) WHERE token_hash IS NOT NULL;

-- tenant recorded
CREATE TABLE read_back_request (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  mail_id INTEGER NOT NULL,
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  viewed_at INTEGER,
  answered_at INTEGER,
  signed_name TEXT,
  words TEXT,
  answered_from TEXT,
  token_hash BLOB NOT NULL,
  created_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  reminders INTEGER NOT NULL DEFAULT 0,
  reminded_at INTEGER,
  CONSTRAINT read_back_request_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT read_back_request_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT read_back_request_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id)
) STRICT;
CREATE INDEX read_back_request_of_order ON read_back_request (tenant_id, sales_order_id, id);

-- tenant recorded
CREATE TABLE receivable (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  customer TEXT NOT NULL,
  sales_order_number TEXT NOT NULL,
  currency TEXT NOT NULL,
  issued_on INTEGER NOT NULL,
  due_on INTEGER NOT NULL,
  discount_until INTEGER,
  discount_rate INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  credited INTEGER NOT NULL,
  discounted INTEGER NOT NULL,
  paid INTEGER NOT NULL,
  written_off INTEGER NOT NULL,
  open INTEGER NOT NULL,
  contested INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  status TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  customer_name TEXT,
  CONSTRAINT receivable_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT receivable_named UNIQUE (tenant_id, number),
  CONSTRAINT receivable_invoice FOREIGN KEY (tenant_id, id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT receivable_sums CHECK (amount = credited + discounted + paid + written_off + open AND open >= 0 AND written_off >= 0),
  CONSTRAINT receivable_disputed CHECK (disputed >= 0 AND disputed <= open AND disputed <= contested)
) STRICT;
CREATE INDEX receivable_customer ON receivable (tenant_id, customer_id, status, due_on, id);
CREATE INDEX receivable_due ON receivable (tenant_id, due_on, id);
CREATE INDEX receivable_status ON receivable (tenant_id, status, id);

-- tenant working
CREATE TABLE recent_orders (
  tenant_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  orders TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  CONSTRAINT recent_orders_pk PRIMARY KEY (tenant_id, customer_id)
) STRICT;

-- tenant recorded
CREATE TABLE reservation (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  consumed INTEGER NOT NULL,
  promise_day INTEGER NOT NULL,
  expires_at INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT reservation_something CHECK (quantity > 0),
  CONSTRAINT reservation_parts CHECK (picked >= 0 AND consumed >= 0 AND picked + consumed <= quantity),
  CONSTRAINT reservation_soft_ends CHECK (status <> 'held' OR expires_at IS NOT NULL)
) STRICT;
CREATE INDEX reservation_expiry ON reservation (tenant_id, expires_at, id) WHERE status = 'held';
CREATE INDEX reservation_open ON reservation (tenant_id, product_id, warehouse_id, promise_day, id) WHERE status = 'requested' OR status = 'held' OR status = 'committed';
CREATE INDEX reservation_order ON reservation (tenant_id, order_id, line);
CREATE INDEX reservation_waiting ON reservation (tenant_id, warehouse_id, product_id) WHERE status = 'requested';
CREATE INDEX reservation_waiting_day ON reservation (tenant_id, promise_day, id) WHERE status = 'requested';

-- tenant recorded
CREATE TABLE sales_order (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  customer_name TEXT NOT NULL,
  customer_po_number TEXT,
  channel TEXT NOT NULL,
  order_type TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  currency TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  requested_date INTEGER,
  promise_date INTEGER,
  delivery_address TEXT,
  notes TEXT,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  checks TEXT,
  findings TEXT,
  acknowledgements TEXT,
  read_back TEXT,
  specification_version INTEGER NOT NULL,
  specification_version_signed INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  was_verified INTEGER NOT NULL,
  owner INTEGER,
  entered_by INTEGER,
  received_at INTEGER NOT NULL,
  verified_at INTEGER,
  confirmed_at INTEGER,
  cancelled_at INTEGER,
  cancel_reason TEXT,
  po_key TEXT,
  po_loose_key TEXT,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  original TEXT,
  correction_cause TEXT,
  consent TEXT,
  delivered_at INTEGER,
  closed_at INTEGER,
  invoiced_elsewhere TEXT,
  discount_rate INTEGER,
  prices_include_tax INTEGER NOT NULL DEFAULT FALSE,
  tax_mode TEXT NOT NULL DEFAULT 'per_document',
  taxes TEXT,
  discount INTEGER NOT NULL DEFAULT 0,
  charges INTEGER NOT NULL DEFAULT 0,
  payment_terms TEXT,
  billed INTEGER NOT NULL DEFAULT 0,
  charge_list TEXT,
  charge_waivers TEXT,
  checks_packed BLOB,
  findings_packed BLOB,
  CONSTRAINT sales_order_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT sales_order_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX sales_order_created ON sales_order (tenant_id, created_at, id);
CREATE INDEX sales_order_customer ON sales_order (tenant_id, customer_id, id);
CREATE INDEX sales_order_owed ON sales_order (tenant_id, customer_id) WHERE status = 'confirmed' OR status = 'in_fulfilment' OR status = 'partially_delivered' OR status = 'delivered';
CREATE INDEX sales_order_po ON sales_order (tenant_id, po_loose_key) WHERE po_loose_key IS NOT NULL;
CREATE INDEX sales_order_status ON sales_order (tenant_id, status, id);
CREATE INDEX sales_order_unconfirmed ON sales_order (tenant_id, owner, status, id) WHERE status = 'draft' OR status = 'verified' OR status = 'pending_approval' OR status = 'awaiting_customer' OR status = 'confirmable';

-- tenant recorded
CREATE TABLE sales_order_line (
  tenant_id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  base_quantity INTEGER NOT NULL,
  base_unit TEXT NOT NULL,
  is_service INTEGER NOT NULL,
  unit_price INTEGER,
  list_price INTEGER,
  price_given INTEGER NOT NULL,
  net INTEGER NOT NULL,
  currency TEXT NOT NULL,
  open INTEGER NOT NULL,
  reserved INTEGER NOT NULL,
  backordered INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  despatched INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  requested_date INTEGER,
  promise_date INTEGER,
  original_promise_date INTEGER,
  note TEXT,
  plan TEXT,
  planned INTEGER NOT NULL DEFAULT 0,
  tax TEXT,
  price_trace TEXT,
  discount_rate INTEGER,
  discounts TEXT,
  CONSTRAINT sales_order_line_pk PRIMARY KEY (tenant_id, sales_order_id, line),
  CONSTRAINT sales_order_line_buckets CHECK ( base_quantity = open + reserved + backordered + picked + despatched + delivered + cancelled AND open >= 0 AND reserved >= 0 AND backordered >= 0 AND picked >= 0 AND despatched >= 0 AND delivered >= 0 AND cancelled >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX sales_order_line_owed ON sales_order_line (tenant_id, original_promise_date, sales_order_id, line) WHERE original_promise_date IS NOT NULL AND base_quantity > delivered + cancelled;

CREATE VIRTUAL TABLE "sales_order_search" USING fts5(words, tokenize = 'ascii', prefix = '1 2 3 4 5 8', detail = none, columnsize = 0);

-- tenant appended
CREATE TABLE sales_order_version (
  tenant_id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  sealed TEXT,
  content_hash TEXT NOT NULL,
  by_person INTEGER,
  at INTEGER NOT NULL,
  content_packed BLOB,
  CONSTRAINT sales_order_version_pk PRIMARY KEY (tenant_id, sales_order_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_migration (
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL,
  CONSTRAINT schema_migration_pk PRIMARY KEY (name)
) STRICT;

-- tenant working
CREATE TABLE session (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  token_hash BLOB NOT NULL,
  started_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  stepped_up_at INTEGER,
  network TEXT,
  agent TEXT,
  CONSTRAINT session_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT session_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT session_person FOREIGN KEY (tenant_id, person) REFERENCES person (tenant_id, id)
) STRICT;
CREATE INDEX session_age ON session (tenant_id, last_used_at);
CREATE INDEX session_of_person ON session (tenant_id, person, last_used_at);

-- tenant recorded
CREATE TABLE shipment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  customer_name TEXT NOT NULL,
  delivery_address TEXT,
  carrier TEXT,
  tracking TEXT,
  delivery_slot TEXT,
  planned_date INTEGER,
  eta INTEGER NOT NULL,
  original_eta INTEGER NOT NULL,
  delayed INTEGER NOT NULL,
  delay_cause TEXT,
  attempts INTEGER NOT NULL,
  failure TEXT,
  end_reason TEXT,
  despatched_by INTEGER,
  despatched_at INTEGER,
  delivered_at INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT shipment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT shipment_number UNIQUE (tenant_id, number),
  CONSTRAINT shipment_warehouse FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse (tenant_id, id),
  CONSTRAINT shipment_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id),
  CONSTRAINT shipment_left CHECK (delivered_at IS NULL OR despatched_at IS NOT NULL)
) STRICT;
CREATE INDEX shipment_created ON shipment (tenant_id, created_at, id);
CREATE INDEX shipment_customer ON shipment (tenant_id, customer_id, id);
CREATE INDEX shipment_eta ON shipment (tenant_id, eta, id);
CREATE INDEX shipment_place ON shipment (tenant_id, warehouse, id);
CREATE INDEX shipment_status ON shipment (tenant_id, status, id);
CREATE INDEX shipment_tracking ON shipment (tenant_id, tracking);
CREATE INDEX shipment_unverified ON shipment (tenant_id, delivered_at, id) WHERE status = 'delivered';

-- tenant recorded
CREATE TABLE shipment_line (
  tenant_id INTEGER NOT NULL,
  shipment_id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  order_number TEXT NOT NULL,
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  is_service INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  short_picked INTEGER NOT NULL,
  despatched INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  damaged INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  CONSTRAINT shipment_line_pk PRIMARY KEY (tenant_id, shipment_id, sales_order_id, line),
  CONSTRAINT shipment_line_shipment FOREIGN KEY (tenant_id, shipment_id) REFERENCES shipment (tenant_id, id),
  CONSTRAINT shipment_line_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id),
  CONSTRAINT shipment_line_something CHECK (quantity > 0),
  CONSTRAINT shipment_line_picked CHECK (picked >= 0 AND short_picked >= 0 AND picked + short_picked <= quantity),
  CONSTRAINT shipment_line_left CHECK (despatched >= 0 AND despatched <= picked),
  CONSTRAINT shipment_line_arrived CHECK (delivered >= 0 AND damaged >= 0 AND refused >= 0 AND missing >= 0 AND delivered + damaged + refused + missing <= despatched),
  CONSTRAINT shipment_line_came_back CHECK (returned >= 0 AND returned + delivered + missing <= despatched)
) STRICT, WITHOUT ROWID;
CREATE INDEX shipment_line_order ON shipment_line (tenant_id, sales_order_id, line);

-- tenant recorded
CREATE TABLE sign_off (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  approval_id INTEGER NOT NULL,
  step INTEGER NOT NULL,
  sales_order_id INTEGER,
  sales_order_number TEXT,
  record TEXT,
  record_number TEXT,
  record_kind TEXT,
  content_hash TEXT NOT NULL,
  person INTEGER NOT NULL,
  mail_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  viewed_at INTEGER,
  decided_at INTEGER,
  decided_from TEXT,
  token_hash BLOB NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT sign_off_key PRIMARY KEY (tenant_id, id),
  CONSTRAINT sign_off_link UNIQUE (tenant_id, token_hash),
  CONSTRAINT sign_off_person UNIQUE (tenant_id, approval_id, step, person),
  CONSTRAINT sign_off_sales_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id),
  CONSTRAINT sign_off_about CHECK (sales_order_id IS NOT NULL OR record IS NOT NULL)
) STRICT;
CREATE INDEX sign_off_of_order ON sign_off (tenant_id, sales_order_id, id);
CREATE INDEX sign_off_of_record ON sign_off (tenant_id, record, id) WHERE record IS NOT NULL;

-- tenant recorded
CREATE TABLE special_price (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  unit_price INTEGER NOT NULL,
  currency TEXT NOT NULL,
  valid_until INTEGER,
  justification TEXT,
  list_price INTEGER,
  unit_cost INTEGER,
  discount INTEGER NOT NULL,
  margin INTEGER,
  tier TEXT NOT NULL,
  detail TEXT,
  informed TEXT,
  requested_by INTEGER,
  requested_at INTEGER NOT NULL,
  decided_at INTEGER,
  used_by TEXT,
  used_line INTEGER NOT NULL,
  used_at INTEGER,
  used_order INTEGER NOT NULL,
  usable_for INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT special_price_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT special_price_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX special_price_asked ON special_price (tenant_id, customer_id, product_id, requested_at);
CREATE INDEX special_price_created ON special_price (tenant_id, created_at, id);
CREATE INDEX special_price_over ON special_price (tenant_id, status);
CREATE INDEX special_price_usable ON special_price (tenant_id, usable_for);

-- tenant working
CREATE TABLE statement_round (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  after_customer INTEGER,
  CONSTRAINT statement_round_pk PRIMARY KEY (tenant_id, id)
) STRICT;

-- tenant recorded
CREATE TABLE stock_adjustment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  lines TEXT NOT NULL,
  requested_by INTEGER,
  decided_by INTEGER,
  decision_reason TEXT,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT stock_adjustment_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_adjustment_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX stock_adjustment_created ON stock_adjustment (tenant_id, created_at, id);
CREATE INDEX stock_adjustment_status ON stock_adjustment (tenant_id, status, id);

-- tenant recorded
CREATE TABLE stock_buffer (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  warehouse TEXT NOT NULL,
  sku TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  safety_stock INTEGER NOT NULL,
  reorder_point INTEGER,
  changed_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT stock_buffer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_buffer_place UNIQUE (tenant_id, product_id, warehouse_id)
) STRICT;

-- tenant recorded
CREATE TABLE stock_level (
  tenant_id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  on_hand INTEGER NOT NULL,
  reserved INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  CONSTRAINT stock_level_pk PRIMARY KEY (tenant_id, product_id, warehouse_id),
  CONSTRAINT stock_level_warehouse FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse (tenant_id, id),
  CONSTRAINT stock_level_product FOREIGN KEY (tenant_id, product_id) REFERENCES product (tenant_id, id),
  CONSTRAINT stock_level_reserved CHECK (reserved >= 0),
  CONSTRAINT stock_level_quarantined CHECK (quarantined >= 0),
  CONSTRAINT stock_level_not_oversold CHECK (reserved <= on_hand - quarantined)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_level_place ON stock_level (tenant_id, warehouse_id, product_id);

-- tenant recorded
CREATE TABLE stock_loss (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  lines TEXT NOT NULL,
  gave_way TEXT,
  reported_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT stock_loss_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_loss_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX stock_loss_created ON stock_loss (tenant_id, created_at, id);

-- tenant appended
CREATE TABLE stock_move (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  reference TEXT,
  reason TEXT,
  lot TEXT,
  person INTEGER,
  at INTEGER NOT NULL,
  CONSTRAINT stock_move_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_move_something CHECK (quantity <> 0)
) STRICT;
CREATE INDEX stock_move_at ON stock_move (tenant_id, at, id);
CREATE INDEX stock_move_place ON stock_move (tenant_id, warehouse_id, id);
CREATE INDEX stock_move_product ON stock_move (tenant_id, product_id, warehouse_id, id);

-- tenant recorded
CREATE TABLE stock_plan (
  tenant_id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  incoming INTEGER NOT NULL,
  outgoing INTEGER NOT NULL,
  CONSTRAINT stock_plan_pk PRIMARY KEY (tenant_id, product_id, warehouse_id, day),
  CONSTRAINT stock_plan_incoming CHECK (incoming >= 0),
  CONSTRAINT stock_plan_outgoing CHECK (outgoing >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_plan_over ON stock_plan (tenant_id) WHERE incoming = 0 AND outgoing = 0;

-- tenant recorded
CREATE TABLE stock_receipt (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  reference TEXT,
  expected_receipt TEXT,
  lines TEXT NOT NULL,
  received_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT stock_receipt_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_receipt_number UNIQUE (tenant_id, number)
) STRICT;
CREATE INDEX stock_receipt_created ON stock_receipt (tenant_id, created_at, id);
CREATE INDEX stock_receipt_reference ON stock_receipt (tenant_id, reference);

-- tenant recorded
CREATE TABLE stock_transfer (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  from_warehouse TEXT NOT NULL,
  from_warehouse_id INTEGER NOT NULL,
  to_warehouse TEXT NOT NULL,
  to_warehouse_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  arrives INTEGER,
  expected_receipt TEXT,
  lines TEXT NOT NULL,
  moved_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT stock_transfer_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT stock_transfer_number UNIQUE (tenant_id, number),
  CONSTRAINT stock_transfer_elsewhere CHECK (from_warehouse_id <> to_warehouse_id)
) STRICT;
CREATE INDEX stock_transfer_created ON stock_transfer (tenant_id, created_at, id);

-- tenant working
CREATE TABLE subject_key (
  tenant_id INTEGER NOT NULL,
  subject_id INTEGER NOT NULL,
  sealed_key BLOB,
  created_at INTEGER NOT NULL,
  erased_at INTEGER,
  CONSTRAINT subject_key_pk PRIMARY KEY (tenant_id, subject_id)
) STRICT;

-- tenant recorded
CREATE TABLE tax_exemption (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  country TEXT NOT NULL,
  category TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT tax_exemption_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX tax_exemption_created ON tax_exemption (tenant_id, created_at, id);
CREATE INDEX tax_exemption_customer ON tax_exemption (tenant_id, customer_id);

-- tenant recorded
CREATE TABLE tax_rate (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  country TEXT NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  rate INTEGER NOT NULL,
  reason_code TEXT,
  reason TEXT,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  source TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT tax_rate_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT tax_rate_taxed CHECK ((category = 'standard') = (rate > 0))
) STRICT;
CREATE INDEX tax_rate_country ON tax_rate (tenant_id, country);
CREATE INDEX tax_rate_created ON tax_rate (tenant_id, created_at, id);

-- tenant recorded
CREATE TABLE tax_registration (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  country TEXT NOT NULL,
  number TEXT NOT NULL,
  mode TEXT NOT NULL,
  consumer_prices_include_tax INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT tax_registration_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT tax_registration_mode CHECK (mode IN ('per_document', 'per_line'))
) STRICT;
CREATE INDEX tax_registration_created ON tax_registration (tenant_id, created_at, id);

-- global recorded
CREATE TABLE tenant (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  host TEXT,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT tenant_pk PRIMARY KEY (id),
  CONSTRAINT tenant_code UNIQUE (code)
) STRICT;

-- tenant working
CREATE TABLE throttle (
  tenant_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject BLOB NOT NULL,
  failures INTEGER NOT NULL,
  in_a_row INTEGER NOT NULL,
  window_from INTEGER,
  blocked_until INTEGER,
  last_at INTEGER NOT NULL,
  CONSTRAINT throttle_pk PRIMARY KEY (tenant_id, kind, subject),
  CONSTRAINT throttle_kind CHECK (kind IN ('pair', 'account', 'network', 'code'))
) STRICT;
CREATE INDEX throttle_age ON throttle (tenant_id, last_at);

-- tenant recorded
CREATE TABLE warehouse (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  country TEXT,
  status TEXT NOT NULL,
  hours TEXT,
  holidays TEXT,
  code_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT warehouse_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT warehouse_code UNIQUE (tenant_id, code_key)
) STRICT;
CREATE INDEX warehouse_created ON warehouse (tenant_id, created_at, id);
CREATE INDEX warehouse_name ON warehouse (tenant_id, name_key, id);

-- tenant recorded
CREATE TABLE webhook (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  url TEXT NOT NULL,
  description TEXT,
  events TEXT NOT NULL,
  status TEXT NOT NULL,
  disabled_for TEXT,
  sealed BLOB NOT NULL,
  sealed_before BLOB,
  before_until INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT webhook_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT webhook_status CHECK (status IN ('active', 'disabled'))
) STRICT;
CREATE INDEX webhook_by_status ON webhook (tenant_id, status, id);

-- tenant working
CREATE TABLE webhook_delivery (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  webhook_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  event TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_code INTEGER NOT NULL,
  failure TEXT,
  reply TEXT,
  next_attempt_at INTEGER,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  record_id INTEGER,
  happened_at INTEGER,
  also TEXT,
  CONSTRAINT webhook_delivery_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT webhook_delivery_once UNIQUE (tenant_id, webhook_id, seq),
  CONSTRAINT webhook_delivery_attempts CHECK (attempts >= 0)
) STRICT;
CREATE INDEX webhook_delivery_by_status ON webhook_delivery (tenant_id, status, id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, next_attempt_at);
CREATE INDEX webhook_delivery_due_to ON webhook_delivery (tenant_id, webhook_id, next_attempt_at, id);
CREATE INDEX webhook_delivery_of_record ON webhook_delivery (tenant_id, record_id, status, id);

-- tenant working
CREATE TABLE webhook_failing (
  tenant_id INTEGER NOT NULL,
  webhook_id INTEGER NOT NULL,
  since INTEGER NOT NULL,
  quiet_until INTEGER,
  CONSTRAINT webhook_failing_pk PRIMARY KEY (tenant_id, webhook_id)
) STRICT;

-- tenant recorded
CREATE TABLE withdrawal (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  declared_at INTEGER NOT NULL,
  declared_by TEXT NOT NULL,
  channel TEXT NOT NULL,
  words TEXT,
  declared_from TEXT,
  lines TEXT NOT NULL,
  period_begins INTEGER,
  period_ends INTEGER,
  send_back_by INTEGER,
  goods_back_on INTEGER,
  proof_of_sending_on INTEGER,
  refund_due_on INTEGER,
  currency TEXT NOT NULL,
  refunded INTEGER,
  refunded_on INTEGER,
  refund_reference TEXT,
  credit_notes TEXT,
  created_by INTEGER,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT withdrawal_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT withdrawal_number UNIQUE (tenant_id, number),
  CONSTRAINT withdrawal_order FOREIGN KEY (tenant_id, sales_order_id) REFERENCES sales_order (tenant_id, id)
) STRICT;
CREATE INDEX withdrawal_of_order ON withdrawal (tenant_id, sales_order_id, id);
CREATE INDEX withdrawal_status ON withdrawal (tenant_id, status, id);

-- tenant appended
CREATE TABLE witness_statement (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  about_person INTEGER NOT NULL,
  topic TEXT NOT NULL,
  witness_person INTEGER,
  capacity TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  statement TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  CONSTRAINT witness_statement_pk PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX witness_statement_about ON witness_statement (tenant_id, about_person, id);
CREATE INDEX witness_statement_order ON witness_statement (tenant_id, sales_order_id, id);
CREATE INDEX witness_statement_topic ON witness_statement (tenant_id, topic, id);
CREATE INDEX witness_statement_witness ON witness_statement (tenant_id, witness_person, id);

-- tenant recorded
CREATE TABLE write_off (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  invoice_id INTEGER NOT NULL,
  invoice_number TEXT NOT NULL,
  sales_order_id INTEGER NOT NULL,
  sales_order_number TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL,
  asked_by INTEGER,
  asked_at INTEGER NOT NULL,
  decided_by INTEGER,
  decided_at INTEGER,
  decision_reason TEXT,
  party_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  customer_name TEXT,
  CONSTRAINT write_off_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT write_off_number UNIQUE (tenant_id, number),
  CONSTRAINT write_off_invoice FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice (tenant_id, id),
  CONSTRAINT write_off_amount CHECK (amount > 0)
) STRICT;
CREATE UNIQUE INDEX write_off_asked ON write_off (tenant_id, invoice_id) WHERE status = 'asked';
CREATE INDEX write_off_customer ON write_off (tenant_id, customer_id, id);
CREATE INDEX write_off_of_invoice ON write_off (tenant_id, invoice_id, id);
CREATE INDEX write_off_status ON write_off (tenant_id, status, id);
