CREATE TABLE "headway" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed_id" integer NOT NULL,
	"operator_code" text NOT NULL,
	"agency_id" text NOT NULL,
	"trip_id" text NOT NULL,
	"line" text,
	"zone" text NOT NULL,
	"start_s" integer NOT NULL,
	"end_s" integer NOT NULL,
	"every_s" integer NOT NULL,
	"days" datemultirange NOT NULL,
	CONSTRAINT "headway_trip" UNIQUE("feed_id","trip_id","start_s"),
	CONSTRAINT "headway_every" CHECK ("headway"."every_s" > 0 and "headway"."end_s" >= "headway"."start_s")
);
--> statement-breakpoint
CREATE TABLE "headway_call" (
	"headway_id" uuid NOT NULL,
	"sequence" smallint NOT NULL,
	"port_code" char(5) NOT NULL,
	"arrives_s" integer NOT NULL,
	"departs_s" integer NOT NULL,
	"embark" text NOT NULL,
	"land" text NOT NULL,
	CONSTRAINT "headway_call_headway_id_sequence_pk" PRIMARY KEY("headway_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "published_fare" (
	"feed_id" integer NOT NULL,
	"route_id" integer NOT NULL,
	"fare" text NOT NULL,
	"name" text,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"item" text,
	CONSTRAINT "published_fare_feed_id_route_id_fare_pk" PRIMARY KEY("feed_id","route_id","fare"),
	CONSTRAINT "published_fare_amount" CHECK ("published_fare"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "timetable_agency" (
	"feed_id" integer NOT NULL,
	"agency_id" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"fare_url" text,
	CONSTRAINT "timetable_agency_feed_id_agency_id_pk" PRIMARY KEY("feed_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "timetable_feed" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "timetable_feed_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"operator_code" text NOT NULL,
	"key" text NOT NULL,
	"url" text,
	"etag" text,
	"last_modified" text,
	"publisher" text,
	"version" text,
	"valid_from" date,
	"valid_to" date,
	"last_day" date,
	"laid_to" date,
	CONSTRAINT "timetable_feed_key" UNIQUE("operator_code","key")
);
--> statement-breakpoint
CREATE TABLE "timetable_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "timetable_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"feed_id" integer NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"report" jsonb,
	CONSTRAINT "timetable_run_outcome" CHECK ("timetable_run"."outcome" in ('imported', 'unchanged', 'refused', 'failed')),
	CONSTRAINT "timetable_run_ended" CHECK (("timetable_run"."outcome" is null) = ("timetable_run"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "timetable_stop" (
	"feed_id" integer NOT NULL,
	"stop_id" text NOT NULL,
	"port_code" char(5) NOT NULL,
	"found" text NOT NULL,
	CONSTRAINT "timetable_stop_feed_id_stop_id_pk" PRIMARY KEY("feed_id","stop_id"),
	CONSTRAINT "timetable_stop_found" CHECK ("timetable_stop"."found" in ('code', 'name', 'place', 'new', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "timetable_tariff" (
	"tariff_id" integer PRIMARY KEY NOT NULL,
	"feed_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timetable_voyage" (
	"voyage_id" uuid PRIMARY KEY NOT NULL,
	"feed_id" integer NOT NULL,
	"trip_id" text NOT NULL,
	"service_date" date NOT NULL,
	"start_s" integer NOT NULL,
	"calls" text NOT NULL,
	"agency_id" text NOT NULL,
	"line" text,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sailing" DROP CONSTRAINT "sailing_status";--> statement-breakpoint
ALTER TABLE "sailing" DROP CONSTRAINT "sailing_times";--> statement-breakpoint
ALTER TABLE "sailing" ALTER COLUMN "vessel_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "voyage" ALTER COLUMN "vessel_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "sold" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sailing" ADD COLUMN "embark" text DEFAULT 'yes' NOT NULL;--> statement-breakpoint
ALTER TABLE "sailing" ADD COLUMN "land" text DEFAULT 'yes' NOT NULL;--> statement-breakpoint
ALTER TABLE "headway" ADD CONSTRAINT "headway_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headway" ADD CONSTRAINT "headway_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headway_call" ADD CONSTRAINT "headway_call_headway_id_headway_id_fk" FOREIGN KEY ("headway_id") REFERENCES "public"."headway"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headway_call" ADD CONSTRAINT "headway_call_port_code_port_code_fk" FOREIGN KEY ("port_code") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_fare" ADD CONSTRAINT "published_fare_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_fare" ADD CONSTRAINT "published_fare_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_agency" ADD CONSTRAINT "timetable_agency_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_feed" ADD CONSTRAINT "timetable_feed_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_run" ADD CONSTRAINT "timetable_run_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_stop" ADD CONSTRAINT "timetable_stop_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_stop" ADD CONSTRAINT "timetable_stop_port_code_port_code_fk" FOREIGN KEY ("port_code") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_tariff" ADD CONSTRAINT "timetable_tariff_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_tariff" ADD CONSTRAINT "timetable_tariff_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_voyage" ADD CONSTRAINT "timetable_voyage_voyage_id_voyage_id_fk" FOREIGN KEY ("voyage_id") REFERENCES "public"."voyage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetable_voyage" ADD CONSTRAINT "timetable_voyage_feed_id_timetable_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."timetable_feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "headway_call_port" ON "headway_call" USING btree ("port_code");--> statement-breakpoint
CREATE INDEX "timetable_run_feed" ON "timetable_run" USING btree ("feed_id","id");--> statement-breakpoint
CREATE INDEX "timetable_voyage_trip" ON "timetable_voyage" USING btree ("feed_id","service_date");--> statement-breakpoint
ALTER TABLE "port" ADD CONSTRAINT "port_code" CHECK ("port"."code" ~ '^([A-Z]{2}[A-Z0-9]{3}|0[0-9A-Z]{4})$');--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_vessel" CHECK ("sailing"."status" = 'timetable' or "sailing"."vessel_id" is not null);--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_calls" CHECK ("sailing"."embark" in ('yes', 'no', 'ask') and "sailing"."land" in ('yes', 'no', 'ask'));--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_status" CHECK ("sailing"."status" in ('timetable', 'open', 'closed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_times" CHECK ("sailing"."arrives_at" >= "sailing"."departs_at");