CREATE TABLE "promotion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"words" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subscriber_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subscriber_id" uuid NOT NULL,
	"promotion_id" uuid,
	"status" text DEFAULT 'due' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "subscriber_mail_once" UNIQUE("subscriber_id","promotion_id"),
	CONSTRAINT "subscriber_mail_status" CHECK ("subscriber_mail"."status" in ('due', 'sent', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "subscriber_mail" ADD CONSTRAINT "subscriber_mail_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_mail" ADD CONSTRAINT "subscriber_mail_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_email" ON "subscriber" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "subscriber_live" ON "subscriber" USING btree ("id") WHERE "subscriber"."confirmed_at" is not null and "subscriber"."stopped_at" is null;--> statement-breakpoint
CREATE INDEX "subscriber_mail_due" ON "subscriber_mail" USING btree ("due_at") WHERE "subscriber_mail"."status" = 'due';