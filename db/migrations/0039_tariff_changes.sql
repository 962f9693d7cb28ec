CREATE TABLE "tariff_change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariff_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"tariff_id" integer NOT NULL,
	"version" integer NOT NULL,
	"effective_at" timestamp with time zone NOT NULL,
	"amounts" jsonb NOT NULL,
	"before" jsonb,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	CONSTRAINT "tariff_change_tariff_id_version_unique" UNIQUE("tariff_id","version"),
	CONSTRAINT "tariff_change_version" CHECK ("tariff_change"."version" >= 1),
	CONSTRAINT "tariff_change_end" CHECK ("tariff_change"."applied_at" is null or "tariff_change"."withdrawn_at" is null),
	CONSTRAINT "tariff_change_before" CHECK (("tariff_change"."before" is null) = ("tariff_change"."applied_at" is null))
);
--> statement-breakpoint
ALTER TABLE "tariff_change" ADD CONSTRAINT "tariff_change_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tariff_change_planned" ON "tariff_change" USING btree ("effective_at") WHERE "tariff_change"."applied_at" is null and "tariff_change"."withdrawn_at" is null;