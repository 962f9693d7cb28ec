DROP INDEX "dispute_open";--> statement-breakpoint
CREATE INDEX "booking_created" ON "booking" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "ledger_captured" ON "ledger_transaction" USING btree ("at") WHERE "ledger_transaction"."kind" = 'capture';--> statement-breakpoint
CREATE INDEX "dispute_opened" ON "dispute" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "dispute_unfinished" ON "dispute" USING btree ("opened_at") WHERE "dispute"."status" = 'open' or ("dispute"."status" = 'won' and "dispute"."withdrawn_minor" > 0);--> statement-breakpoint
CREATE INDEX "refund_created" ON "refund" USING btree ("created_at");