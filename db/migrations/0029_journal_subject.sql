-- What the journal holds about one person or party is found without reading the rest.
CREATE INDEX journal_subject ON journal (tenant_id, subject_id, seq) WHERE subject_id IS NOT NULL;
