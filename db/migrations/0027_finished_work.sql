-- A failed run whose work was done since, by a sweep or by another run, is nobody's concern any more: only
-- what is still undone is a dead letter. Whether it is, the rows say that the work is about.
CREATE OR REPLACE VIEW dead_letter AS
  SELECT o.id, 'run' AS what, r."group", o.event AS kind, o.booking_id, max(r.attempts) AS attempts,
    max(r.error) AS error, max(r.ended_at) AS since
  FROM job_run r JOIN outbox o ON o.id = r.event_id
  WHERE r.status = 'failed' AND o.event <> 'notice/due'
    AND NOT EXISTS (
      SELECT 1 FROM job_run n
      WHERE n.event_id = r.event_id AND n.function_id = r.function_id AND n.run_id <> r.run_id
        AND (n.status = 'running' OR n.status = 'completed' AND n.ended_at >= r.ended_at))
    AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.redrive_of = o.id)
    -- Each by a LIMIT, so that it is looked up for the few that failed and not made for all there are.
    AND NOT CASE
      WHEN o.event IN ('booking/settled', 'booking/authorised') THEN coalesce((
        SELECT b.status NOT IN ('PENDING', 'AWAITING_OPERATOR') FROM booking b
        WHERE b.id = o.booking_id LIMIT 1), false)
        AND (
          SELECT 1 FROM booking_leg l JOIN sailing s ON s.id = l.sailing_id
            JOIN operator_link k ON k.operator_code = s.operator_code
          WHERE l.booking_id = o.booking_id AND l.operator_status IN ('NOT_SENT', 'REQUESTED')
          LIMIT 1) IS NULL
      WHEN o.event = 'operator/cancel' THEN (
        SELECT 1 FROM booking_leg l
        WHERE l.booking_id = o.booking_id AND l.operator_status = 'CANCEL_REQUESTED' LIMIT 1) IS NULL
      WHEN o.event = 'operator/amend' THEN (
        SELECT 1 FROM booking_leg l
        WHERE l.booking_id = o.booking_id AND l.amend_due IS NOT NULL LIMIT 1) IS NULL
      WHEN o.event = 'booking/held' THEN coalesce((
        SELECT b.status <> 'PENDING' FROM booking b WHERE b.id = o.booking_id LIMIT 1), false)
      WHEN o.event = 'refund/requested' THEN coalesce((
        SELECT f.status <> 'requested' FROM refund f
        WHERE f.id = (o.data ->> 'refund_id')::uuid LIMIT 1), false)
      WHEN o.event = 'stripe/event.received' THEN coalesce((
        SELECT i.processed_at IS NOT NULL FROM inbox i WHERE i.id = o.data ->> 'inbox_id' LIMIT 1), false)
      WHEN o.event = 'payment/abandoned' THEN coalesce((
        SELECT p.intent_closed_at IS NOT NULL AND coalesce(o.data ->> 'intent_id', p.intent_id) = p.intent_id
        FROM payment p WHERE p.booking_id = o.booking_id LIMIT 1), false)
      ELSE false END
  GROUP BY o.id, r."group"
  UNION ALL
  SELECT o.id, 'unsent',
    CASE WHEN o.event IN ('notice/due', 'account/letter.due') THEN 'emails'
      WHEN o.event IN ('stripe/event.received', 'refund/requested', 'payment/abandoned') THEN 'payments'
      ELSE 'bookings' END,
    o.event, o.booking_id, o.attempts, NULL, o.created_at
  FROM outbox o
  WHERE o.sent_at IS NULL AND o.attempts >= 10 AND o.created_at < now() - interval '5 minutes'
  UNION ALL
  SELECT n.id, 'notice', 'emails', n.kind, n.booking_id, n.attempts, n.error, n.due_at
  FROM notice n WHERE n.status = 'dead' AND n.error IS DISTINCT FROM 'moot';
