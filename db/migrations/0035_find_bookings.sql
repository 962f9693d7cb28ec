CREATE TABLE "booking_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"staff_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_note_length" CHECK (length("booking_note"."text") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "contact_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"staff_id" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_term" (
	"term" text COLLATE "C" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"booking_id" uuid NOT NULL,
	CONSTRAINT "booking_term_term_created_at_booking_id_pk" PRIMARY KEY("term","created_at","booking_id")
);
--> statement-breakpoint
CREATE TABLE "booking_terms_upto" (
	"upto" timestamp with time zone PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_word" (
	"word" text COLLATE "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_account";--> statement-breakpoint
ALTER TABLE "booking_note" ADD CONSTRAINT "booking_note_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_term" ADD CONSTRAINT "booking_term_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_note_booking" ON "booking_note" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "contact_change_booking" ON "contact_change" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "booking_term_booking" ON "booking_term" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "booking_word_likeness" ON "booking_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "booking_status_created" ON "booking" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "booking_leg_reference" ON "booking_leg" USING btree (upper("operator_reference") text_pattern_ops) WHERE "booking_leg"."operator_reference" is not null;--> statement-breakpoint
CREATE INDEX "payment_status_created" ON "payment" USING btree ("status","created_at");--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account" CHECK ("ledger_entry"."account" in ('traveller', 'stripe_clearing', 'sales', 'fees_kept', 'refunds_due', 'disputes', 'bank', 'goodwill'));--> statement-breakpoint
INSERT INTO "booking_terms_upto" VALUES ('-infinity');
