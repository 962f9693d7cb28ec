CREATE TABLE "staff_action" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_action_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "cleared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "redrive_of" uuid;--> statement-breakpoint
CREATE INDEX "staff_action_at" ON "staff_action" USING btree ("at");--> statement-breakpoint
CREATE INDEX "alert_untold" ON "alert" USING btree ("opened_at") WHERE "alert"."told_at" is null;--> statement-breakpoint
CREATE INDEX "alert_uncleared" ON "alert" USING btree ("closed_at") WHERE "alert"."closed_at" is not null and "alert"."told_at" is not null and "alert"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "notice_dead" ON "notice" USING btree ("due_at") WHERE "notice"."status" = 'dead' and "notice"."error" is distinct from 'moot';--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("sent_at") WHERE "outbox"."sent_at" is not null;--> statement-breakpoint
CREATE INDEX "outbox_redriven" ON "outbox" USING btree ("redrive_of") WHERE "outbox"."redrive_of" is not null;--> statement-breakpoint

-- What every try of has failed and nobody has driven anew: derived from the rows themselves, so that a
-- failure handler that was lost hides nothing. A mail's run may fail as it likes: its notice knows when it is due.
CREATE VIEW dead_letter AS
  SELECT o.id, 'run' AS what, r."group", o.event AS kind, o.booking_id, max(r.attempts) AS attempts,
    max(r.error) AS error, max(r.ended_at) AS since
  FROM job_run r JOIN outbox o ON o.id = r.event_id
  WHERE r.status = 'failed' AND o.event <> 'notice/due'
    AND NOT EXISTS (
      SELECT 1 FROM job_run n
      WHERE n.event_id = r.event_id AND n.function_id = r.function_id AND n.run_id <> r.run_id
        AND (n.status = 'running' OR n.status = 'completed' AND n.ended_at >= r.ended_at))
    AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.redrive_of = o.id)
  GROUP BY o.id, r."group"
  UNION ALL
  SELECT o.id, 'unsent',
    CASE WHEN o.event = 'notice/due' THEN 'emails'
      WHEN o.event IN ('stripe/event.received', 'refund/requested', 'payment/abandoned') THEN 'payments'
      ELSE 'bookings' END,
    o.event, o.booking_id, o.attempts, NULL, o.created_at
  FROM outbox o
  WHERE o.sent_at IS NULL AND o.attempts >= 10 AND o.created_at < now() - interval '5 minutes'
  UNION ALL
  SELECT n.id, 'notice', 'emails', n.kind, n.booking_id, n.attempts, n.error, n.due_at
  FROM notice n WHERE n.status = 'dead' AND n.error IS DISTINCT FROM 'moot';
