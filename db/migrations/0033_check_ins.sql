CREATE TABLE "check_in" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "check_in_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sailing_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"passenger" smallint NOT NULL,
	"stage" text NOT NULL,
	"scan_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	"undo_reason" text,
	CONSTRAINT "check_in_stage" CHECK ("check_in"."stage" in ('checked_in', 'boarded')),
	CONSTRAINT "check_in_undone_why" CHECK (("check_in"."undone_at" is null) = ("check_in"."undone_by" is null)
        and ("check_in"."undone_at" is null) = ("check_in"."undo_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "check_in_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sailing_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"passengers" smallint[] NOT NULL,
	"means" text NOT NULL,
	"device_id" uuid NOT NULL,
	"device_name" text NOT NULL,
	"actor_id" text NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"let_pass" boolean NOT NULL,
	"flag" text,
	"flagged" smallint[] DEFAULT '{}' NOT NULL,
	"looked_at" timestamp with time zone,
	"looked_by" text,
	"looked_note" text,
	CONSTRAINT "check_in_scan_stage" CHECK ("check_in_scan"."stage" in ('checked_in', 'boarded')),
	CONSTRAINT "check_in_scan_means" CHECK ("check_in_scan"."means" in ('camera', 'scanner', 'hand')),
	CONSTRAINT "check_in_scan_flag" CHECK ("check_in_scan"."flag" in ('double', 'cancelled', 'undone', 'not_on_sailing', 'outside_hours')),
	CONSTRAINT "check_in_scan_flagged_why" CHECK (("check_in_scan"."flag" is null) = ("check_in_scan"."flagged" = '{}')),
	CONSTRAINT "check_in_scan_looked" CHECK (("check_in_scan"."looked_at" is null) = ("check_in_scan"."looked_by" is null))
);
--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_scan_id_check_in_scan_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."check_in_scan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_scan" ADD CONSTRAINT "check_in_scan_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_scan" ADD CONSTRAINT "check_in_scan_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "check_in_once" ON "check_in" USING btree ("sailing_id","booking_id","passenger","stage") WHERE "check_in"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "check_in_undone" ON "check_in" USING btree ("sailing_id","booking_id") WHERE "check_in"."undone_at" is not null;--> statement-breakpoint
CREATE INDEX "check_in_scan_id" ON "check_in" USING btree ("scan_id");--> statement-breakpoint
CREATE INDEX "check_in_scan_flagged" ON "check_in_scan" USING btree ("sailing_id") WHERE "check_in_scan"."flag" is not null;--> statement-breakpoint
CREATE INDEX "check_in_scan_received" ON "check_in_scan" USING btree ("received_at");