ALTER TABLE "payment_attempt" ADD COLUMN "card_brand" text;--> statement-breakpoint
ALTER TABLE "payment_attempt" ADD COLUMN "card_last4" text;