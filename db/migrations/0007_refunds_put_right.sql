ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_account";--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "paid_by_hand" text;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account" CHECK ("ledger_entry"."account" in ('traveller', 'stripe_clearing', 'sales', 'fees_kept', 'refunds_due', 'disputes', 'bank'));--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_put_right" CHECK (("refund"."replaced_by" is null and "refund"."paid_by_hand" is null) or ("refund"."status" in ('failed', 'canceled') and "refund"."written_off_by" is null and ("refund"."replaced_by" is null or "refund"."paid_by_hand" is null)));