-- What a purchase does to a booking, each in one round trip: a statement costs its work, and then as much
-- again for being sent, waited for and answered. The rules are those of lib/hold and lib/booking, whose
-- verbs call these; nothing here is done twice, and nothing decides before lock_booking has.

-- A hold's end moves to now + seconds, never past its longest, and its timer with it: one that is under way
-- already looks, and sleeps on. The caller holds the locks of lock_booking and knows that the hold is open.
CREATE FUNCTION extend_locked_hold(
  p_booking uuid, p_hold uuid, p_seconds integer, p_by_paying boolean, p_actor text, p_actor_id text
) RETURNS TABLE (outcome text, expires_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_before hold%ROWTYPE;
  v_after hold%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_before FROM hold h WHERE h.id = p_hold;
  outcome := 'extended';
  expires_at := v_before.expires_at;
  IF p_by_paying AND v_before.payment_extended THEN RETURN NEXT; RETURN; END IF;
  UPDATE hold h SET
    expires_at = greatest(h.expires_at, least(h.latest_at, clock_timestamp() + make_interval(secs => p_seconds))),
    payment_extended = h.payment_extended OR p_by_paying
  WHERE h.id = p_hold RETURNING h.* INTO v_after;
  UPDATE outbox SET due_at = v_after.expires_at
  WHERE id IN (
    SELECT o.id FROM outbox o
    WHERE o.booking_id = p_booking AND o.event = 'booking/held' AND o.sent_at IS NULL AND o.attempts = 0
    FOR UPDATE SKIP LOCKED
  );
  expires_at := v_after.expires_at;
  IF v_after.expires_at - v_before.expires_at >= interval '1 second' THEN
    PERFORM record_audit(p_booking, p_actor, p_actor_id, 'hold', 'open', 'open', jsonb_build_object('expires_at',
      to_char(v_after.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
  ELSIF NOT p_by_paying AND v_after.latest_at - v_after.expires_at <= interval '1 second' THEN
    -- A double click gains nothing and is no refusal; only at the limit there is nothing to gain.
    outcome := 'hold_limit_reached';
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint

-- The same for who holds no locks yet. Outcomes: extended, hold_limit_reached, hold_expired, not_found.
CREATE FUNCTION extend_hold(
  p_booking uuid, p_seconds integer, p_by_paying boolean, p_actor text, p_actor_id text
) RETURNS TABLE (outcome text, expires_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM lock_booking(p_booking);
  IF NOT FOUND THEN
    outcome := 'not_found'; RETURN NEXT; RETURN;
  END IF;
  IF v.status <> 'PENDING' OR v.hold_status IS DISTINCT FROM 'open' OR v.hold_expired THEN
    outcome := 'hold_expired'; RETURN NEXT; RETURN;
  END IF;
  RETURN QUERY SELECT * FROM extend_locked_hold(p_booking, v.hold_id, p_seconds, p_by_paying, p_actor, p_actor_id);
END $$;
--> statement-breakpoint

-- Begins to pay: the hold is extended once, and the attempt has its number. `p_gone` names an intent that
-- turned out to be cancelled. Outcomes: open, not_payable, hold_expired, not_found.
CREATE FUNCTION open_attempt(
  p_booking uuid, p_seconds integer, p_gone text, p_actor text, p_actor_id text
) RETURNS TABLE (
  outcome text, attempt integer, intent_id text, amount_minor bigint, currency text, reference text,
  on_request boolean, hold_expires_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM lock_booking(p_booking);
  IF NOT FOUND THEN
    outcome := 'not_found'; RETURN NEXT; RETURN;
  END IF;
  IF v.status IN ('CONFIRMED', 'AWAITING_OPERATOR', 'CANCELLED', 'FAILED')
    OR EXISTS (SELECT 1 FROM payment p WHERE p.booking_id = p_booking AND p.amount_minor = 0) THEN
    outcome := 'not_payable'; RETURN NEXT; RETURN;
  END IF;
  IF v.status <> 'PENDING' OR v.hold_status IS DISTINCT FROM 'open' OR v.hold_expired THEN
    outcome := 'hold_expired'; RETURN NEXT; RETURN;
  END IF;
  SELECT e.expires_at INTO hold_expires_at
    FROM extend_locked_hold(p_booking, v.hold_id, p_seconds, true, p_actor, p_actor_id) e;
  outcome := 'open';
  UPDATE payment p SET
    attempt = CASE WHEN p.attempt = 0 OR p.intent_id = p_gone THEN p.attempt + 1 ELSE p.attempt END,
    intent_id = CASE WHEN p.intent_id = p_gone THEN NULL ELSE p.intent_id END
  WHERE p.booking_id = p_booking
  RETURNING p.attempt, p.intent_id, p.amount_minor, p.currency INTO attempt, intent_id, amount_minor, currency;
  SELECT b.reference, EXISTS (
      SELECT 1 FROM booking_leg l JOIN sailing s ON s.id = l.sailing_id JOIN operator o ON o.code = s.operator_code
      WHERE l.booking_id = b.id AND o.booking_mode = 'on_request')
    INTO reference, on_request FROM booking b WHERE b.id = p_booking;
  RETURN NEXT;
END $$;
--> statement-breakpoint

-- Stores an attempt's intent if the attempt still is the current one and the places are still held. What
-- Stripe said of the intent's birth is no news any more (lib/payment/receive-event.ts).
-- `stored`, `overtaken`, `settled` (that very intent has been paid meanwhile), `ended`, or null: no such booking.
CREATE FUNCTION store_intent(p_booking uuid, p_attempt integer, p_intent text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v record;
  v_payment payment%ROWTYPE;
BEGIN
  SELECT * INTO v FROM lock_booking(p_booking);
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO v_payment FROM payment p WHERE p.booking_id = p_booking;
  IF v.status IN ('CONFIRMED', 'AWAITING_OPERATOR') THEN
    RETURN CASE WHEN v_payment.intent_id = p_intent THEN 'settled' ELSE 'ended' END;
  END IF;
  IF v.status <> 'PENDING' OR v.hold_status IS DISTINCT FROM 'open' OR v.hold_expired THEN RETURN 'ended'; END IF;
  IF v_payment.intent_id = p_intent THEN RETURN 'stored'; END IF;
  IF v_payment.attempt <> p_attempt OR v_payment.intent_id IS NOT NULL THEN RETURN 'overtaken'; END IF;
  WITH needless AS (
    SELECT o.id, o.data ->> 'inbox_id' AS inbox_id FROM outbox o JOIN inbox i ON i.id = o.data ->> 'inbox_id'
    WHERE o.booking_id = p_booking AND o.event = 'stripe/event.received' AND o.sent_at IS NULL
      AND i.object_id = p_intent AND i.type = 'payment_intent.created'
    FOR UPDATE OF o SKIP LOCKED
  ), unsent AS (
    UPDATE outbox o SET sent_at = clock_timestamp() FROM needless n WHERE o.id = n.id
  )
  UPDATE inbox i SET processed_at = clock_timestamp(), outcome = 'known'
  FROM needless n WHERE i.id = n.inbox_id AND i.processed_at IS NULL;
  UPDATE payment SET intent_id = p_intent, intent_closed_at = NULL, updated_at = clock_timestamp()
  WHERE booking_id = p_booking;
  RETURN 'stored';
END $$;
--> statement-breakpoint

-- Moves a booking to a status, with its audit row. One that is no longer PENDING needs neither its timer nor
-- the word of its hold: what of them was not sent is never sent. (A row that is being sent this moment stays:
-- its run finds nothing to do.) The caller holds the locks of lock_booking.
CREATE FUNCTION change_booking(
  p_booking uuid, p_from text, p_to text, p_reason text, p_actor text, p_actor_id text
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_from = 'PENDING' THEN
    WITH unsaid AS (
      UPDATE notice SET status = 'dead', error = 'moot'
      WHERE booking_id = p_booking AND kind = 'hold' AND status = 'due' RETURNING id
    ), needless AS (
      SELECT o.id FROM outbox o
      WHERE o.booking_id = p_booking AND o.sent_at IS NULL
        AND (o.event = 'booking/held'
          OR o.event = 'notice/due' AND o.data ->> 'notice_id' IN (SELECT id::text FROM unsaid))
      FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox o SET sent_at = clock_timestamp() FROM needless n WHERE o.id = n.id;
  END IF;
  UPDATE booking SET status = p_to, reason = coalesce(p_reason, reason),
    confirmed_at = CASE WHEN p_to = 'CONFIRMED' THEN clock_timestamp() ELSE confirmed_at END,
    ended_at = CASE WHEN p_to IN ('FAILED', 'EXPIRED', 'CANCELLED') THEN clock_timestamp() ELSE ended_at END
  WHERE id = p_booking;
  PERFORM record_audit(p_booking, p_actor, p_actor_id, 'booking', p_from, p_to,
    CASE WHEN p_reason IS NOT NULL THEN jsonb_build_object('reason', p_reason) END);
END $$;
--> statement-breakpoint

-- Moves a booking's payment to a status, with its audit row. The caller holds the locks of lock_booking.
CREATE FUNCTION change_payment(
  p_booking uuid, p_from text, p_to text, p_actor text, p_actor_id text
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment SET status = p_to, updated_at = clock_timestamp() WHERE booking_id = p_booking;
  PERFORM record_audit(p_booking, p_actor, p_actor_id, 'payment', p_from, p_to, NULL);
END $$;
--> statement-breakpoint

-- Confirms a booking whose places are sold and whose money is there: status, ledger, the confirmation's mail
-- and the event that tells the operator. `p_ids`: of the ledger's transaction, the notice, its task, the event.
-- The caller holds the locks of lock_booking.
CREATE FUNCTION confirm_booking(
  p_booking uuid, p_from text, p_ids uuid[], p_actor text, p_actor_id text
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_booking booking%ROWTYPE;
BEGIN
  SELECT * INTO v_booking FROM booking WHERE id = p_booking;
  PERFORM change_booking(p_booking, p_from, 'CONFIRMED', NULL, p_actor, p_actor_id);
  IF v_booking.total_minor <> 0 THEN
    INSERT INTO ledger_transaction (id, booking_id, kind, source, at)
    VALUES (p_ids[1], p_booking, 'sale', 'sale:' || p_booking, now()) ON CONFLICT (source) DO NOTHING;
    IF FOUND THEN
      INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor)
      VALUES (p_ids[1], 'traveller', v_booking.currency, v_booking.total_minor),
        (p_ids[1], 'sales', v_booking.currency, -v_booking.total_minor);
    END IF;
  END IF;
  INSERT INTO notice (id, booking_id, kind, subject, language, created_at, due_at)
  VALUES (p_ids[2], p_booking, 'confirmation', '', v_booking.language, clock_timestamp(), clock_timestamp())
  ON CONFLICT (booking_id, kind, subject) WHERE copy_of IS NULL DO NOTHING;
  IF FOUND THEN
    INSERT INTO outbox (id, event, data, booking_id, created_at, due_at)
    VALUES (p_ids[3], 'notice/due', jsonb_build_object('notice_id', p_ids[2]), p_booking, now(), now());
  END IF;
  INSERT INTO outbox (id, event, data, booking_id, created_at, due_at)
  VALUES (p_ids[4], 'booking/settled', jsonb_build_object('booking_id', p_booking), p_booking, now(), now());
END $$;
--> statement-breakpoint

-- The way nearly every payment goes: the money is exactly what was sold, it came while the places were held, and
-- nothing stands against the journey. Answers the booking it confirmed; anything else changes nothing, answers
-- no row, and is settled step by step (settle-payment.ts). `p_ids`: of the capture, then as confirm_booking.
CREATE FUNCTION confirm_paid(
  p_intent text, p_amount bigint, p_received bigint, p_currency text, p_charge text, p_brand text, p_last4 text,
  p_ids uuid[], p_actor text, p_actor_id text
) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
  v record;
  v_booking uuid;
BEGIN
  SELECT p.booking_id INTO v_booking FROM payment p WHERE p.intent_id = p_intent;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO v FROM lock_booking(v_booking);
  IF v.status <> 'PENDING' OR v.hold_status IS DISTINCT FROM 'open' OR v.hold_expired
    OR v.payment_status NOT IN ('PENDING', 'PROCESSING') THEN RETURN; END IF;
  IF NOT EXISTS (
    SELECT 1 FROM payment p WHERE p.id = v.payment_id AND p.intent_id = p_intent AND p.amount_minor = p_amount
      AND p.amount_minor = p_received AND p.currency = p_currency AND p.captured_minor = 0 AND p.refunded_minor = 0
  ) OR EXISTS (SELECT 1 FROM allocation a WHERE a.hold_id = v.hold_id AND a.status <> 'held')
    OR EXISTS (
      SELECT 1 FROM booking_leg l JOIN sailing s ON s.id = l.sailing_id
      WHERE l.booking_id = v_booking AND (s.status = 'cancelled' OR s.departs_at <= clock_timestamp())
    ) THEN RETURN; END IF;
  INSERT INTO ledger_transaction (id, booking_id, kind, source, at)
  VALUES (p_ids[1], v_booking, 'capture', 'capture:' || p_intent, now()) ON CONFLICT (source) DO NOTHING;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO ledger_entry (transaction_id, account, currency, amount_minor)
  VALUES (p_ids[1], 'stripe_clearing', p_currency, p_received), (p_ids[1], 'traveller', p_currency, -p_received);
  UPDATE payment SET captured_minor = p_received, status = 'COMPLETED', intent_closed_at = clock_timestamp(),
    updated_at = clock_timestamp()
  WHERE id = v.payment_id;
  IF p_charge IS NOT NULL THEN
    INSERT INTO payment_attempt (payment_id, intent_id, charge_id, outcome, card_brand, card_last4, at)
    VALUES (v.payment_id, p_intent, p_charge, 'succeeded', p_brand, p_last4, clock_timestamp())
    ON CONFLICT (charge_id) DO NOTHING;
  END IF;
  PERFORM record_audit(v_booking, p_actor, p_actor_id, 'payment', v.payment_status, 'COMPLETED', NULL);
  IF NOT consume_hold(v.hold_id) THEN RAISE EXCEPTION 'hold % changed under its lock', v.hold_id; END IF;
  PERFORM record_audit(v_booking, p_actor, p_actor_id, 'hold', 'open', 'consumed', NULL);
  PERFORM confirm_booking(v_booking, 'PENDING', p_ids[2:], p_actor, p_actor_id);
  RETURN NEXT v_booking;
END $$;
