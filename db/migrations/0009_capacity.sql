-- tenant recorded
CREATE TABLE capacity_slot (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  warehouse TEXT NOT NULL,
  sku TEXT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  capacity BIGINT NOT NULL,
  urgent_reserve BIGINT NOT NULL,
  booked BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT capacity_slot_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT capacity_slot_day UNIQUE (tenant_id, product_id, warehouse_id, day),
  CONSTRAINT capacity_slot_booked CHECK (booked >= 0),
  CONSTRAINT capacity_slot_not_overbooked CHECK (booked <= capacity)
);
CREATE INDEX capacity_slot_by_day ON capacity_slot (tenant_id, day, id);

-- tenant recorded
CREATE TABLE capacity_booking (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  line BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT capacity_booking_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT capacity_booking_something CHECK (quantity > 0)
);
CREATE INDEX capacity_booking_order ON capacity_booking (tenant_id, order_id, line);
CREATE INDEX capacity_booking_slot
  ON capacity_booking (tenant_id, product_id, warehouse_id, day) WHERE status = 'booked';
