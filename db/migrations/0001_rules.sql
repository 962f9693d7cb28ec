-- Legal state changes, held by triggers; the functions that claim and free places; availability.
-- Lock order everywhere: pools by id, holds, booking, payment.

INSERT INTO legal_transition (aggregate, from_status, to_status) VALUES
  ('booking', 'PENDING', 'AWAITING_OPERATOR'),
  ('booking', 'PENDING', 'CONFIRMED'),
  ('booking', 'PENDING', 'FAILED'),
  ('booking', 'PENDING', 'EXPIRED'),
  ('booking', 'PENDING', 'CANCELLED'),
  ('booking', 'AWAITING_OPERATOR', 'CONFIRMED'),
  ('booking', 'AWAITING_OPERATOR', 'FAILED'),
  ('booking', 'AWAITING_OPERATOR', 'CANCELLED'),
  ('booking', 'CONFIRMED', 'CANCELLED'),
  ('payment', 'PENDING', 'PROCESSING'),
  ('payment', 'PROCESSING', 'PENDING'),
  ('payment', 'PENDING', 'AUTHORISED'),
  ('payment', 'PENDING', 'COMPLETED'),
  ('payment', 'PENDING', 'FAILED'),
  ('payment', 'PENDING', 'CANCELLED'),
  ('payment', 'PROCESSING', 'AUTHORISED'),
  ('payment', 'PROCESSING', 'COMPLETED'),
  ('payment', 'PROCESSING', 'FAILED'),
  ('payment', 'PROCESSING', 'CANCELLED'),
  ('payment', 'AUTHORISED', 'COMPLETED'),
  ('payment', 'AUTHORISED', 'CANCELLED'),
  -- Money that arrived after our books had closed the payment is still money (DESIGN 5, late money).
  ('payment', 'FAILED', 'COMPLETED'),
  ('payment', 'CANCELLED', 'COMPLETED'),
  ('payment', 'COMPLETED', 'PARTIALLY_REFUNDED'),
  ('payment', 'COMPLETED', 'REFUNDED'),
  ('payment', 'PARTIALLY_REFUNDED', 'REFUNDED'),
  ('payment', 'PARTIALLY_REFUNDED', 'COMPLETED'),
  ('payment', 'REFUNDED', 'PARTIALLY_REFUNDED'),
  ('payment', 'REFUNDED', 'COMPLETED'),
  ('leg', 'NOT_SENT', 'REQUESTED'),
  ('leg', 'NOT_SENT', 'CANCELLED'),
  ('leg', 'REQUESTED', 'CONFIRMED'),
  ('leg', 'REQUESTED', 'REJECTED'),
  ('leg', 'REQUESTED', 'CANCEL_REQUESTED'),
  ('leg', 'CONFIRMED', 'CANCEL_REQUESTED'),
  ('leg', 'CANCEL_REQUESTED', 'CANCELLED'),
  ('leg', 'CANCEL_REQUESTED', 'CANCEL_REFUSED'),
  ('hold', 'open', 'consumed'),
  ('hold', 'open', 'released'),
  ('hold', 'open', 'expired'),
  ('allocation', 'held', 'sold'),
  ('allocation', 'held', 'released'),
  ('allocation', 'sold', 'released'),
  ('refund', 'requested', 'pending'),
  ('refund', 'requested', 'succeeded'),
  ('refund', 'requested', 'failed'),
  ('refund', 'requested', 'canceled'),
  ('refund', 'pending', 'succeeded'),
  ('refund', 'pending', 'failed'),
  ('refund', 'pending', 'canceled'),
  ('refund', 'succeeded', 'failed');
--> statement-breakpoint

CREATE FUNCTION refuse_illegal_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM legal_transition t
    WHERE t.aggregate = TG_ARGV[0]
      AND t.from_status = to_jsonb(OLD) ->> TG_ARGV[1]
      AND t.to_status = to_jsonb(NEW) ->> TG_ARGV[1]
  ) THEN
    RAISE EXCEPTION 'illegal transition of %: % to %',
      TG_ARGV[0], to_jsonb(OLD) ->> TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1]
      USING ERRCODE = 'GW001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER booking_transition BEFORE UPDATE OF status ON booking FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('booking', 'status');
--> statement-breakpoint
CREATE TRIGGER payment_transition BEFORE UPDATE OF status ON payment FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('payment', 'status');
--> statement-breakpoint
CREATE TRIGGER leg_transition BEFORE UPDATE OF operator_status ON booking_leg FOR EACH ROW
  WHEN (OLD.operator_status IS DISTINCT FROM NEW.operator_status)
  EXECUTE FUNCTION refuse_illegal_transition('leg', 'operator_status');
--> statement-breakpoint
CREATE TRIGGER hold_transition BEFORE UPDATE OF status ON hold FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('hold', 'status');
--> statement-breakpoint
CREATE TRIGGER allocation_transition BEFORE UPDATE OF status ON allocation FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('allocation', 'status');
--> statement-breakpoint
CREATE TRIGGER refund_transition BEFORE UPDATE OF status ON refund FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('refund', 'status');
--> statement-breakpoint

-- Deferred, so that the entries of one transaction may be written one after the other.
CREATE FUNCTION refuse_unbalanced_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM ledger_entry WHERE transaction_id = NEW.transaction_id
    GROUP BY currency HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id USING ERRCODE = 'GW002';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_balance AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_ledger();
--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'GW003';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- What can be had now: an expired hold counts as free before anyone has swept it.
CREATE VIEW pool_availability AS
  SELECT p.id, p.sailing_id, p.kind, p.capacity, p.sold,
    p.capacity - p.sold - p.held + COALESCE(e.quantity, 0)::integer AS available
  FROM pool p
  LEFT JOIN (
    SELECT a.pool_id, sum(a.quantity) AS quantity
    FROM hold h JOIN allocation a ON a.hold_id = h.id
    WHERE h.status = 'open' AND NOT h.pinned AND h.expires_at <= now() AND a.status = 'held'
    GROUP BY a.pool_id
  ) e ON e.pool_id = p.id;
--> statement-breakpoint

-- Locks what belongs to a booking in the order of the house and says what was found.
-- Everything that changes a booking after its birth begins here. Pools of places long given back are
-- locked too, for late money may take them again and must not lock out of order then.
CREATE FUNCTION lock_booking(p_booking uuid) RETURNS TABLE (
  status text, hold_id uuid, hold_status text, hold_expired boolean, payment_id uuid, payment_status text, at timestamptz
) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM pool p
    WHERE p.id IN (SELECT a.pool_id FROM allocation a WHERE a.booking_id = p_booking)
    ORDER BY p.id FOR UPDATE;
  PERFORM 1 FROM hold h WHERE h.booking_id = p_booking ORDER BY h.id FOR UPDATE;
  PERFORM 1 FROM booking b WHERE b.id = p_booking FOR UPDATE;
  PERFORM 1 FROM payment p WHERE p.booking_id = p_booking FOR UPDATE;
  RETURN QUERY
    SELECT b.status, h.id, h.status,
      h.status = 'open' AND NOT h.pinned AND h.expires_at <= clock_timestamp(),
      p.id, p.status, clock_timestamp()
    FROM booking b
    LEFT JOIN LATERAL (
      SELECT * FROM hold WHERE hold.booking_id = b.id ORDER BY hold.created_at DESC, hold.id DESC LIMIT 1
    ) h ON true
    LEFT JOIN payment p ON p.booking_id = b.id
    WHERE b.id = p_booking;
END $$;
--> statement-breakpoint

-- Claims all of the wanted quantities or none. Locks first and reads after, so that it never decides
-- on what it saw before it waited. Where it would refuse, it first takes back what expired holds
-- still claim on these pools: an expired hold never blocks a buyer. (The rest of such a hold is
-- given back by its own end; its allocations here are 'released', so nothing comes back twice.)
-- Returns one row with `hold_expires_at` and no pool, or a row for each pool that has too little.
CREATE FUNCTION place_hold(
  p_hold uuid, p_booking uuid, p_pools bigint[], p_quantities integer[], p_legs smallint[],
  p_seconds integer, p_longest_seconds integer
) RETURNS TABLE (hold_expires_at timestamptz, short_pool bigint, short_available integer) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM 1 FROM pool WHERE id = ANY (p_pools) ORDER BY id FOR UPDATE;
  v_now := clock_timestamp();

  IF EXISTS (
    SELECT 1 FROM (SELECT w.pool, sum(w.quantity) AS quantity FROM unnest(p_pools, p_quantities) w(pool, quantity) GROUP BY w.pool) w
    JOIN pool p ON p.id = w.pool WHERE p.capacity - p.sold - p.held < w.quantity
  ) THEN
    WITH ended AS (
      UPDATE allocation a SET status = 'released'
      FROM hold h
      WHERE h.id = a.hold_id AND h.status = 'open' AND NOT h.pinned AND h.expires_at <= v_now
        AND a.status = 'held' AND a.pool_id = ANY (p_pools)
      RETURNING a.pool_id, a.quantity
    ), summed AS (SELECT pool_id, sum(quantity)::integer AS quantity FROM ended GROUP BY pool_id)
    UPDATE pool p SET held = p.held - s.quantity FROM summed s WHERE p.id = s.pool_id;

    RETURN QUERY
      SELECT NULL::timestamptz, p.id, p.capacity - p.sold - p.held
      FROM (SELECT w.pool, sum(w.quantity) AS quantity FROM unnest(p_pools, p_quantities) w(pool, quantity) GROUP BY w.pool) w
      JOIN pool p ON p.id = w.pool WHERE p.capacity - p.sold - p.held < w.quantity;
    IF FOUND THEN RETURN; END IF;
  END IF;

  UPDATE pool p SET held = p.held + w.quantity
  FROM (SELECT x.pool, sum(x.quantity)::integer AS quantity FROM unnest(p_pools, p_quantities) x(pool, quantity) GROUP BY x.pool) w
  WHERE p.id = w.pool;
  INSERT INTO hold (id, booking_id, status, created_at, expires_at, latest_at)
  VALUES (p_hold, p_booking, 'open', v_now,
    v_now + make_interval(secs => p_seconds), v_now + make_interval(secs => greatest(p_longest_seconds, p_seconds)));
  INSERT INTO allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
  SELECT p_hold, w.pool, w.leg, p_booking, sum(w.quantity)::integer, 'held'
  FROM unnest(p_pools, p_quantities, p_legs) w(pool, quantity, leg) GROUP BY w.pool, w.leg;
  RETURN QUERY SELECT v_now + make_interval(secs => p_seconds), NULL::bigint, NULL::integer;
END $$;
--> statement-breakpoint

-- Turns a hold's places into sold ones. False if any of them was already taken back.
-- The caller holds the locks of lock_booking.
CREATE FUNCTION consume_hold(p_hold uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM allocation WHERE hold_id = p_hold AND status <> 'held') THEN RETURN false; END IF;
  WITH taken AS (
    UPDATE allocation SET status = 'sold' WHERE hold_id = p_hold AND status = 'held' RETURNING pool_id, quantity
  ), summed AS (SELECT pool_id, sum(quantity)::integer AS quantity FROM taken GROUP BY pool_id)
  UPDATE pool p SET held = p.held - s.quantity, sold = p.sold + s.quantity FROM summed s WHERE p.id = s.pool_id;
  UPDATE hold SET status = 'consumed', ended_at = clock_timestamp(), pinned = false WHERE id = p_hold;
  RETURN true;
END $$;
--> statement-breakpoint

-- Gives back what a hold still claims and ends it as released or expired; once, for only allocations
-- that are still held count. The caller holds the locks of lock_booking.
CREATE FUNCTION end_hold(p_hold uuid, p_status text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_count integer;
BEGIN
  WITH freed AS (
    UPDATE allocation SET status = 'released' WHERE hold_id = p_hold AND status = 'held' RETURNING pool_id, quantity
  ), summed AS (SELECT pool_id, sum(quantity)::integer AS quantity FROM freed GROUP BY pool_id)
  UPDATE pool p SET held = p.held - s.quantity FROM summed s WHERE p.id = s.pool_id;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  UPDATE hold SET status = p_status, ended_at = clock_timestamp(), pinned = false WHERE id = p_hold AND status = 'open';
  RETURN v_count;
END $$;
--> statement-breakpoint

-- Gives back sold places of some legs of a booking (all if null). The caller holds the locks of lock_booking.
CREATE FUNCTION release_sold(p_booking uuid, p_legs smallint[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_count integer;
BEGIN
  WITH freed AS (
    UPDATE allocation SET status = 'released'
    WHERE booking_id = p_booking AND status = 'sold' AND (p_legs IS NULL OR leg_position = ANY (p_legs))
    RETURNING pool_id, quantity
  ), summed AS (SELECT pool_id, sum(quantity)::integer AS quantity FROM freed GROUP BY pool_id)
  UPDATE pool p SET sold = p.sold - s.quantity FROM summed s WHERE p.id = s.pool_id;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;
--> statement-breakpoint

-- Writes the audit row of a change with the booking's next number. The caller's transaction has the booking locked.
CREATE FUNCTION record_audit(
  p_booking uuid, p_actor text, p_actor_id text, p_subject text, p_from text, p_to text, p_detail jsonb
) RETURNS void LANGUAGE sql AS $$
  WITH next AS (
    UPDATE booking SET audit_sequence = audit_sequence + 1 WHERE id = p_booking RETURNING audit_sequence
  )
  INSERT INTO audit (booking_id, sequence, at, actor, actor_id, subject, from_status, to_status, detail)
  SELECT p_booking, next.audit_sequence, clock_timestamp(), p_actor, p_actor_id, p_subject, p_from, p_to, p_detail FROM next;
$$;
