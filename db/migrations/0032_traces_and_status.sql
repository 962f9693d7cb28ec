-- Where a trace goes on: each outbox row keeps the traceparent of what wrote it, by default the one that its
-- transaction was told (db/begin.ts), whichever function wrote the row.
CREATE TABLE "status_day" (
	"part" text NOT NULL,
	"day" date NOT NULL,
	"well" integer DEFAULT 0 NOT NULL,
	"troubled" integer DEFAULT 0 NOT NULL,
	"down" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "status_day_part_day_pk" PRIMARY KEY("part","day"),
	CONSTRAINT "status_day_state" CHECK ("status_day"."state" in ('well', 'troubled', 'down')),
	CONSTRAINT "status_day_minutes" CHECK (least("status_day"."well", "status_day"."troubled", "status_day"."down") >= 0)
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "traceparent" text;--> statement-breakpoint
CREATE INDEX "alert_kind" ON "alert" USING btree ("kind","opened_at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_traceparent" CHECK ("outbox"."traceparent" ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "traceparent"
  SET DEFAULT nullif(current_setting('gangway.traceparent', true), '');--> statement-breakpoint

-- place_bookings as before, but for the trace of each booking: many that were asked for apart are written together.
CREATE OR REPLACE FUNCTION place_bookings(
  p_bookings jsonb, p_legs jsonb, p_passengers jsonb, p_vehicles jsonb, p_items jsonb, p_claims jsonb
) RETURNS TABLE (
  turn integer, outcome text, booking_id uuid, at timestamptz, hold_expires_at timestamptz, short jsonb
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz;
  v_turns integer[];
  v_accepted integer[];
  v_refused integer[] := '{}';
  v_turn integer;
  v_fits boolean;
  v_short jsonb;
  v_free jsonb;
  v_rest jsonb;
  c_turns integer[];
  c_pools bigint[];
  c_legs smallint[];
  c_quantities integer[];
BEGIN
  WITH asked AS (
    SELECT b.turn, b.id, b.key, b.request_hash FROM jsonb_to_recordset(p_bookings)
      b(turn integer, id uuid, key text, request_hash text) ORDER BY b.key
  ), claimed AS (
    INSERT INTO idempotency_key (scope, key, request_hash, booking_id, created_at)
    SELECT 'booking', a.key, decode(a.request_hash, 'hex'), a.id, clock_timestamp() FROM asked a
    ON CONFLICT DO NOTHING RETURNING idempotency_key.booking_id
  )
  SELECT array_agg(a.turn ORDER BY a.turn) INTO v_turns FROM asked a JOIN claimed c ON c.booking_id = a.id;
  v_turns := coalesce(v_turns, '{}');

  RETURN QUERY
    SELECT b.turn, CASE WHEN k.request_hash = decode(b.request_hash, 'hex') THEN 'known' ELSE 'mismatch' END,
      k.booking_id, NULL::timestamptz, NULL::timestamptz, NULL::jsonb
    FROM jsonb_to_recordset(p_bookings) b(turn integer, key text, request_hash text)
    JOIN idempotency_key k ON k.scope = 'booking' AND k.key = b.key
    WHERE b.turn <> ALL (v_turns);
  IF v_turns = '{}' THEN RETURN; END IF;

  SELECT array_agg(c.turn), array_agg(c.pool_id), array_agg(c.leg_position), array_agg(c.quantity)
    INTO c_turns, c_pools, c_legs, c_quantities
    FROM jsonb_to_recordset(p_claims) c(turn integer, pool_id bigint, leg_position smallint, quantity integer)
    WHERE c.turn = ANY (v_turns);
  PERFORM 1 FROM pool WHERE id = ANY (c_pools) ORDER BY id FOR UPDATE;
  v_now := clock_timestamp();

  -- Who closes a sailing locks its pools too: what is seen here is so until this transaction ends.
  IF EXISTS (
    SELECT 1 FROM pool p JOIN sailing s ON s.id = p.sailing_id WHERE p.id = ANY (c_pools) AND s.status <> 'open'
  ) THEN
    SELECT array_agg(DISTINCT u.turn) INTO v_refused
      FROM unnest(c_turns, c_pools) u(turn, pool) JOIN pool p ON p.id = u.pool JOIN sailing s ON s.id = p.sailing_id
      WHERE s.status <> 'open';
    RETURN QUERY SELECT u.turn, 'unsold', NULL::uuid, v_now, NULL::timestamptz, NULL::jsonb FROM unnest(v_refused) u(turn);
    DELETE FROM idempotency_key k USING jsonb_to_recordset(p_bookings) b(turn integer, key text)
      WHERE b.turn = ANY (v_refused) AND k.scope = 'booking' AND k.key = b.key;
    v_turns := ARRAY(SELECT t FROM unnest(v_turns) t WHERE t <> ALL (v_refused) ORDER BY t);
    v_refused := '{}';
    IF v_turns = '{}' THEN RETURN; END IF;
  END IF;

  v_accepted := v_turns;
  IF EXISTS (
    SELECT 1 FROM (SELECT w.pool, sum(w.quantity) AS quantity FROM unnest(c_pools, c_quantities) w(pool, quantity) GROUP BY w.pool) w
    LEFT JOIN pool p ON p.id = w.pool WHERE p.id IS NULL OR p.capacity - p.sold - p.held < w.quantity
  ) THEN
    WITH ended AS (
      UPDATE allocation a SET status = 'released'
      FROM hold h
      WHERE h.id = a.hold_id AND h.status = 'open' AND NOT h.pinned AND h.expires_at <= v_now
        AND a.status = 'held' AND a.pool_id = ANY (c_pools)
      RETURNING a.pool_id, a.quantity
    ), summed AS (SELECT e.pool_id, sum(e.quantity)::integer AS quantity FROM ended e GROUP BY e.pool_id)
    UPDATE pool p SET held = p.held - s.quantity FROM summed s WHERE p.id = s.pool_id;

    SELECT coalesce(jsonb_object_agg(p.id, p.capacity - p.sold - p.held), '{}') INTO v_free
      FROM pool p WHERE p.id = ANY (c_pools);
    v_accepted := '{}';
    FOREACH v_turn IN ARRAY v_turns LOOP
      SELECT bool_and(w.free >= w.quantity), jsonb_object_agg(w.pool, w.free - w.quantity),
          jsonb_agg(jsonb_build_object('pool_id', w.pool, 'available', w.free)) FILTER (WHERE w.free < w.quantity)
        INTO v_fits, v_rest, v_short
        FROM (
          SELECT u.pool, sum(u.quantity)::integer AS quantity, coalesce((v_free ->> u.pool::text)::integer, 0) AS free
          FROM unnest(c_turns, c_pools, c_quantities) u(turn, pool, quantity)
          WHERE u.turn = v_turn GROUP BY u.pool
        ) w;
      -- Who claims nothing (a sailing where nothing can run out) always fits.
      IF coalesce(v_fits, true) THEN
        v_free := v_free || coalesce(v_rest, '{}');
        v_accepted := v_accepted || v_turn;
      ELSE
        v_refused := v_refused || v_turn;
        turn := v_turn; outcome := 'refused'; booking_id := NULL; at := v_now; hold_expires_at := NULL; short := v_short;
        RETURN NEXT;
      END IF;
    END LOOP;
    IF v_refused <> '{}' THEN
      DELETE FROM idempotency_key k USING jsonb_to_recordset(p_bookings) b(turn integer, key text)
        WHERE b.turn = ANY (v_refused) AND k.scope = 'booking' AND k.key = b.key;
    END IF;
    IF v_accepted = '{}' THEN RETURN; END IF;
  END IF;

  UPDATE pool p SET held = p.held + w.quantity
  FROM (
    SELECT u.pool, sum(u.quantity)::integer AS quantity FROM unnest(c_turns, c_pools, c_quantities) u(turn, pool, quantity)
    WHERE u.turn = ANY (v_accepted) GROUP BY u.pool
  ) w
  WHERE p.id = w.pool;

  INSERT INTO booking (id, reference, currency, total_minor, contact_name, contact_email, contact_phone, language,
    created_at, audit_sequence)
  SELECT b.id, b.reference, b.currency, b.total_minor, b.contact_name, b.contact_email, b.contact_phone, b.language,
    v_now, 1
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, reference text, currency text, total_minor bigint,
    contact_name text, contact_email text, contact_phone text, language text)
  WHERE b.turn = ANY (v_accepted);

  INSERT INTO audit (booking_id, sequence, at, actor, actor_id, subject, from_status, to_status)
  SELECT b.id, 1, v_now, b.actor, b.actor_id, 'booking', NULL, 'PENDING'
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, actor text, actor_id text)
  WHERE b.turn = ANY (v_accepted);

  INSERT INTO booking_leg (booking_id, position, journey_index, sailing_id, fare_code, conditions, passengers, vehicles)
  SELECT l.booking_id, l.position, l.journey_index, l.sailing_id, l.fare_code, l.conditions, l.passengers, l.vehicles
  FROM jsonb_to_recordset(p_legs) l(turn integer, booking_id uuid, position smallint, journey_index smallint,
    sailing_id uuid, fare_code text, conditions jsonb, passengers smallint[], vehicles smallint[])
  WHERE l.turn = ANY (v_accepted);

  INSERT INTO booking_passenger (booking_id, position, first_name, last_name, birth_date, gender, nationality,
    special_care, document_kind, document_number, document_country, document_expires_on)
  SELECT x.booking_id, x.position, x.first_name, x.last_name, x.birth_date, x.gender, x.nationality,
    x.special_care, x.document_kind, decode(x.document_number, 'base64'), x.document_country, x.document_expires_on
  FROM jsonb_to_recordset(p_passengers) x(turn integer, booking_id uuid, position smallint, first_name text,
    last_name text, birth_date date, gender text, nationality text, special_care text, document_kind text,
    document_number text, document_country text, document_expires_on date)
  WHERE x.turn = ANY (v_accepted);

  INSERT INTO booking_vehicle (booking_id, position, kind, length_cm, height_cm, registration, driver)
  SELECT v.booking_id, v.position, v.kind, v.length_cm, v.height_cm, v.registration, v.driver
  FROM jsonb_to_recordset(p_vehicles) v(turn integer, booking_id uuid, position smallint, kind text,
    length_cm integer, height_cm integer, registration text, driver smallint)
  WHERE v.turn = ANY (v_accepted);

  INSERT INTO booking_item (booking_id, position, leg_position, kind, quantity, amount_minor)
  SELECT i.booking_id, i.position, i.leg_position, i.kind, i.quantity, i.amount_minor
  FROM jsonb_to_recordset(p_items) i(turn integer, booking_id uuid, position smallint, leg_position smallint,
    kind text, quantity integer, amount_minor bigint)
  WHERE i.turn = ANY (v_accepted);

  INSERT INTO payment (id, booking_id, currency, amount_minor, created_at, updated_at)
  SELECT b.payment_id, b.id, b.currency, b.total_minor, v_now, v_now
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, payment_id uuid, currency text, total_minor bigint)
  WHERE b.turn = ANY (v_accepted);

  INSERT INTO hold (id, booking_id, status, created_at, expires_at, latest_at)
  SELECT b.hold_id, b.id, 'open', v_now, v_now + make_interval(secs => b.hold_seconds),
    v_now + make_interval(secs => greatest(b.hold_longest_seconds, b.hold_seconds))
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, hold_id uuid, hold_seconds integer,
    hold_longest_seconds integer)
  WHERE b.turn = ANY (v_accepted);

  INSERT INTO allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
  SELECT b.hold_id, u.pool, u.leg, b.id, sum(u.quantity)::integer, 'held'
  FROM unnest(c_turns, c_pools, c_legs, c_quantities) u(turn, pool, leg, quantity)
  JOIN jsonb_to_recordset(p_bookings) b(turn integer, id uuid, hold_id uuid) ON b.turn = u.turn
  WHERE u.turn = ANY (v_accepted)
  GROUP BY b.hold_id, b.id, u.pool, u.leg;

  INSERT INTO notice (id, booking_id, kind, language, created_at, due_at)
  SELECT b.notice_id, b.id, 'hold', b.language, v_now, b.notice_due_at
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, notice_id uuid, language text, notice_due_at timestamptz)
  WHERE b.turn = ANY (v_accepted);

  INSERT INTO outbox (id, event, data, booking_id, created_at, due_at, traceparent)
  SELECT o.id, o.event, o.data, b.id, v_now, o.due_at, b.traceparent
  FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, timer_id uuid, notice_id uuid, notice_task_id uuid,
    notice_due_at timestamptz, hold_seconds integer, traceparent text)
  CROSS JOIN LATERAL (VALUES
    (b.timer_id, 'booking/held', jsonb_build_object('booking_id', b.id), v_now + make_interval(secs => b.hold_seconds)),
    (b.notice_task_id, 'notice/due', jsonb_build_object('notice_id', b.notice_id), b.notice_due_at)
  ) o(id, event, data, due_at)
  WHERE b.turn = ANY (v_accepted);

  RETURN QUERY
    SELECT b.turn, 'placed', b.id, v_now, v_now + make_interval(secs => b.hold_seconds), NULL::jsonb
    FROM jsonb_to_recordset(p_bookings) b(turn integer, id uuid, hold_seconds integer) WHERE b.turn = ANY (v_accepted);
END $$;
