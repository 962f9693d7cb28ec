-- The back office's console of work: processes that speak for themselves, attempts that failed, what was sold by
-- the quarter of an hour; and a mail that staff dropped is no dead letter.
CREATE TABLE "job_attempt" (
	"run_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"error" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_attempt_run_id_attempt_pk" PRIMARY KEY("run_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "trade_quarter" (
	"starts_at" timestamp with time zone PRIMARY KEY NOT NULL,
	"searches" integer,
	"holds" integer NOT NULL,
	"confirmed" integer NOT NULL,
	"passengers" integer NOT NULL,
	CONSTRAINT "trade_quarter_start" CHECK (extract(epoch from "trade_quarter"."starts_at")::bigint % 900 = 0)
);
--> statement-breakpoint
CREATE TABLE "trade_sales" (
	"starts_at" timestamp with time zone NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "trade_sales_starts_at_currency_pk" PRIMARY KEY("starts_at","currency")
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"memory_bytes" bigint NOT NULL,
	"cpu_share" real,
	"redis" text NOT NULL,
	"redis_since" timestamp with time zone NOT NULL,
	"watched_at" timestamp with time zone,
	CONSTRAINT "worker_redis" CHECK ("worker"."redis" in ('off', 'away', 'up'))
);
--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "evidence_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "job_attempt" ADD CONSTRAINT "job_attempt_run_id_job_run_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."job_run"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_sales" ADD CONSTRAINT "trade_sales_starts_at_trade_quarter_starts_at_fk" FOREIGN KEY ("starts_at") REFERENCES "public"."trade_quarter"("starts_at") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_opened" ON "alert" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "booking_confirmed" ON "booking" USING btree ("confirmed_at") WHERE "booking"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX "pool_deficit" ON "pool" USING btree ("sailing_id") WHERE "pool"."wanted_capacity" is not null;--> statement-breakpoint
CREATE INDEX "job_run_function" ON "job_run" USING btree ("function_id","started_at");--> statement-breakpoint
CREATE INDEX "job_run_failed" ON "job_run" USING btree ("started_at") WHERE "job_run"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "refund_failed" ON "refund" USING btree ("updated_at") WHERE "refund"."status" in ('failed', 'canceled') and "refund"."written_off_by" is null and "refund"."replaced_by" is null and "refund"."paid_by_hand" is null;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_purged" CHECK ("notice"."error" is distinct from 'purged' or "notice"."kind" = 'hold');--> statement-breakpoint
ALTER TABLE "subscriber_mail" ADD CONSTRAINT "subscriber_mail_purged" CHECK ("subscriber_mail"."error" is distinct from 'purged' or "subscriber_mail"."promotion_id" is not null);--> statement-breakpoint
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
  FROM notice n WHERE n.status = 'dead' AND n.error IS DISTINCT FROM 'moot' AND n.error IS DISTINCT FROM 'purged';
