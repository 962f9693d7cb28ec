CREATE TABLE "operator_call" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "operator_call_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"operator_code" text NOT NULL,
	"booking_id" uuid,
	"leg_position" smallint,
	"verb" text NOT NULL,
	"outcome" text NOT NULL,
	"ms" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_link" (
	"operator_code" text PRIMARY KEY NOT NULL,
	"adapter" text NOT NULL,
	"address" text NOT NULL,
	"cancels" boolean DEFAULT true NOT NULL,
	"amends" boolean DEFAULT false NOT NULL,
	"live_availability" boolean DEFAULT false NOT NULL,
	"live_prices" boolean DEFAULT false NOT NULL,
	"deadline_ms" integer DEFAULT 10000 NOT NULL,
	"most_at_once" integer DEFAULT 8 NOT NULL,
	"schedule_cursor" text,
	"price_cursor" text,
	"synced_at" timestamp with time zone,
	CONSTRAINT "operator_link_adapter" CHECK ("operator_link"."adapter" in ('http', 'ferrygateway')),
	CONSTRAINT "operator_link_address" CHECK ("operator_link"."address" ~ '^(https?://|/)'),
	CONSTRAINT "operator_link_limits" CHECK ("operator_link"."deadline_ms" between 100 and 60000 and "operator_link"."most_at_once" between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "booking_leg" ADD COLUMN "operator_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "operator_call" ADD CONSTRAINT "operator_call_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_link" ADD CONSTRAINT "operator_link_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_call_booking" ON "operator_call" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "operator_call_at" ON "operator_call" USING btree ("operator_code","at");