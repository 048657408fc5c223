-- A follow-up that nobody did in time goes to the manager.
ALTER TABLE follow_up ADD COLUMN escalated_at BIGINT;
CREATE INDEX follow_up_escalated ON follow_up (tenant_id, status, due_at, id)
  WHERE escalated_at IS NOT NULL;
-- Proofs that nobody has looked at.
CREATE INDEX shipment_unverified ON shipment (tenant_id, delivered_at, id)
  WHERE status = 'delivered';

-- Follow-ups that were open before get their clock. Ids are of one source, so that theirs is no
-- other job's.
-- each tenant
INSERT INTO job (tenant_id, id, kind, subject, due_at, attempts)
SELECT f.tenant_id, f.id, 'escalate_follow_up', f.id, f.due_at, 0
FROM follow_up f
WHERE f.tenant_id = $1 AND f.status = 'open';

-- Those that are older than the hindrances hinder their order too. Its record is printed: fup_ and
-- the id in 13 digits of base 32.
-- each tenant
INSERT INTO hindrance (tenant_id, order_id, record_id, kind, record, blocks, detail, since)
SELECT f.tenant_id, f.subject_id, f.id, 'follow_up',
  'fup_' ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1152921504606846976 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 36028797018963968 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1125899906842624 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 35184372088832 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1099511627776 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 34359738368 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1073741824 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 33554432 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1048576 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 32768 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 1024 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id / 32 % 32 AS SMALLINT) + 1, 1) ||
  substr('0123456789abcdefghjkmnpqrstvwxyz', CAST(f.id % 32 AS SMALLINT) + 1, 1),
  'closing', 'It has to be followed up.', f.created_at
FROM follow_up f
WHERE f.tenant_id = $1 AND f.status = 'open' AND f.subject_kind = 'sales_order'
  AND NOT EXISTS (SELECT 1 FROM hindrance h WHERE h.tenant_id = f.tenant_id
    AND h.order_id = f.subject_id AND h.record_id = f.id);
