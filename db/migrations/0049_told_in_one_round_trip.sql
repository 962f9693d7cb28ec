-- Telling an operator, each part of it in one round trip, as the rest of a purchase (0017). The rules are those
-- of lib/booking/operators, whose verbs call these; nothing here decides before lock_booking has.

CREATE TYPE operator_leg AS (
  "position" smallint, operator text, status text, asked_at timestamptz, is_known_there boolean, key text, fare text,
  from_code text, from_zone text, to_code text, to_zone text, departs_at timestamptz,
  passengers json, vehicles json, pools json
);
--> statement-breakpoint

-- A booking's legs that stand in one of these states with their operators, with who and what travels on each now.
CREATE FUNCTION operator_legs(p_booking uuid, p_statuses text[]) RETURNS SETOF operator_leg LANGUAGE sql STABLE AS $$
  SELECT l.position, s.operator_code, l.operator_status, l.operator_asked_at, l.operator_reference IS NOT NULL,
    coalesce(l.operator_key, b.reference || '-' || l.position), l.fare_code,
    f.code::text, f.zone, t.code::text, t.zone, s.departs_at,
    coalesce((SELECT json_agg(json_build_object('first_name', p.first_name, 'last_name', p.last_name,
        'birth_date', p.birth_date, 'gender', p.gender, 'nationality', trim(p.nationality),
        'special_care', p.special_care) ORDER BY p.position)
      FROM booking_passenger p
      WHERE p.booking_id = b.id AND p.position = ANY (l.passengers) AND p.cancelled_at IS NULL), '[]'),
    coalesce((SELECT json_agg(json_build_object('kind', v.kind, 'length_cm', v.length_cm,
        'height_cm', v.height_cm, 'registration', v.registration) ORDER BY v.position)
      FROM booking_vehicle v
      WHERE v.booking_id = b.id AND v.position = ANY (l.vehicles) AND v.cancelled_at IS NULL), '[]'),
    coalesce((SELECT json_agg(json_build_object('kind', o.kind, 'quantity', a.quantity))
      FROM allocation a JOIN pool o ON o.id = a.pool_id
      WHERE a.booking_id = b.id AND a.leg_position = l.position AND a.status = 'sold'
        AND (o.kind LIKE 'cabin:%' OR o.kind = 'kennels')), '[]')
  FROM booking b
  JOIN booking_leg l ON l.booking_id = b.id
  JOIN sailing s ON s.id = l.sailing_id
  JOIN port f ON f.code = s.from_port
  JOIN port t ON t.code = s.to_port
  WHERE b.id = p_booking AND l.operator_status = ANY (p_statuses)
  ORDER BY l.position;
$$;
--> statement-breakpoint

-- Writes that a leg's operator is being asked to confirm it. Outcomes: first, with the leg as it is under the lock;
-- again, with the milliseconds since it was first asked; nothing; not_found.
CREATE FUNCTION ask_leg(p_booking uuid, p_position integer, p_actor text, p_actor_id text) RETURNS TABLE (
  outcome text, booking_status text, asked_ago double precision, leg operator_leg
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v record;
  v_leg booking_leg%ROWTYPE;
BEGIN
  SELECT * INTO v FROM lock_booking(p_booking);
  IF NOT FOUND THEN
    outcome := 'not_found'; RETURN NEXT; RETURN;
  END IF;
  booking_status := v.status;
  SELECT * INTO v_leg FROM booking_leg l WHERE l.booking_id = p_booking AND l.position = p_position;
  IF NOT FOUND OR v.status NOT IN ('CONFIRMED', 'AWAITING_OPERATOR')
    OR v_leg.operator_status NOT IN ('NOT_SENT', 'REQUESTED') THEN
    outcome := 'nothing'; RETURN NEXT; RETURN;
  END IF;
  IF v_leg.operator_status = 'REQUESTED' THEN
    outcome := 'again';
    asked_ago := coalesce(extract(epoch FROM clock_timestamp() - v_leg.operator_asked_at) * 1000, 0);
    RETURN NEXT; RETURN;
  END IF;
  UPDATE booking_leg l SET operator_status = 'REQUESTED', operator_asked_at = clock_timestamp()
  WHERE l.booking_id = p_booking AND l.position = p_position;
  PERFORM record_audit(p_booking, p_actor, p_actor_id, 'leg:' || p_position, 'NOT_SENT', 'REQUESTED', NULL);
  outcome := 'first';
  SELECT l.* INTO leg FROM operator_legs(p_booking, ARRAY['REQUESTED']) l WHERE l.position = p_position;
  RETURN NEXT;
END $$;
--> statement-breakpoint

-- Books an operator's yes to a leg, under its own reference; of a leg that was given up meanwhile only the
-- reference, for staff may need to name it. False: no such booking.
CREATE FUNCTION confirm_leg(
  p_booking uuid, p_position integer, p_reference text, p_actor text, p_actor_id text
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM lock_booking(p_booking);
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE booking_leg SET operator_reference = p_reference WHERE booking_id = p_booking AND position = p_position;
  UPDATE booking_leg SET operator_status = 'CONFIRMED'
  WHERE booking_id = p_booking AND position = p_position AND operator_status = 'REQUESTED';
  IF FOUND THEN
    PERFORM record_audit(p_booking, p_actor, p_actor_id, 'leg:' || p_position, 'REQUESTED', 'CONFIRMED', NULL);
  END IF;
  RETURN true;
END $$;
