ALTER TABLE "payment" DROP CONSTRAINT "payment_refunded";--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "intent_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "currency" char(3) NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "withdrawn_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "refundable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "written_off_by" text;--> statement-breakpoint
CREATE INDEX "dispute_intent" ON "dispute" USING btree ("intent_id");--> statement-breakpoint
CREATE INDEX "dispute_open" ON "dispute" USING btree ("opened_at") WHERE "dispute"."status" = 'open';--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_withdrawn" CHECK ("dispute"."withdrawn_minor" between 0 and "dispute"."amount_minor");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_charged_back" CHECK ("payment"."charged_back_minor" >= 0);--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_refunded" CHECK ("payment"."refunded_minor" <= "payment"."captured_minor");--> statement-breakpoint
INSERT INTO legal_transition (aggregate, from_status, to_status) VALUES
  ('dispute', 'open', 'won'),
  ('dispute', 'open', 'lost');
--> statement-breakpoint
CREATE TRIGGER dispute_transition BEFORE UPDATE OF status ON dispute FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('dispute', 'status');
