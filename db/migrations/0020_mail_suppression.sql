CREATE TABLE "mail_suppression" (
	"address_hash" "bytea" PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_suppression_reason" CHECK ("mail_suppression"."reason" in ('bounced', 'complained', 'suppressed'))
);
--> statement-breakpoint
CREATE INDEX "notice_sent_at" ON "notice" USING btree ("sent_at") WHERE "notice"."status" = 'sent';