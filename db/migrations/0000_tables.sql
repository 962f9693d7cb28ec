CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;--> statement-breakpoint
CREATE TABLE "alert" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"acknowledged_by" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"booking_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"subject" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "audit_booking_id_sequence_pk" PRIMARY KEY("booking_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"currency" char(3) NOT NULL,
	"total_minor" bigint NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_phone" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"reason" text,
	"declines" smallint DEFAULT 0 NOT NULL,
	"audit_sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "booking_reference_unique" UNIQUE("reference"),
	CONSTRAINT "booking_status" CHECK ("booking"."status" in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED')),
	CONSTRAINT "booking_reference" CHECK ("booking"."reference" ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
	CONSTRAINT "booking_total" CHECK ("booking"."total_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "booking_item" (
	"booking_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"leg_position" smallint NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_item_booking_id_position_pk" PRIMARY KEY("booking_id","position")
);
--> statement-breakpoint
CREATE TABLE "booking_leg" (
	"booking_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"journey_index" smallint NOT NULL,
	"sailing_id" uuid NOT NULL,
	"fare_code" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"passengers" smallint[] NOT NULL,
	"vehicles" smallint[] NOT NULL,
	"operator_status" text DEFAULT 'NOT_SENT' NOT NULL,
	"operator_reference" text,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_leg_booking_id_position_pk" PRIMARY KEY("booking_id","position"),
	CONSTRAINT "booking_leg_operator_status" CHECK ("booking_leg"."operator_status" in ('NOT_SENT', 'REQUESTED', 'CONFIRMED', 'REJECTED', 'CANCEL_REQUESTED', 'CANCELLED', 'CANCEL_REFUSED'))
);
--> statement-breakpoint
CREATE TABLE "booking_passenger" (
	"booking_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"gender" text NOT NULL,
	"nationality" char(2) NOT NULL,
	"special_care" text,
	"document_kind" text,
	"document_number" "bytea",
	"document_country" char(2),
	"document_expires_on" date,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_passenger_booking_id_position_pk" PRIMARY KEY("booking_id","position")
);
--> statement-breakpoint
CREATE TABLE "booking_vehicle" (
	"booking_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"length_cm" integer NOT NULL,
	"height_cm" integer NOT NULL,
	"registration" text,
	"driver" smallint NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "booking_vehicle_booking_id_position_pk" PRIMARY KEY("booking_id","position")
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"hold_id" uuid NOT NULL,
	"pool_id" bigint NOT NULL,
	"leg_position" smallint NOT NULL,
	"booking_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"status" text DEFAULT 'held' NOT NULL,
	CONSTRAINT "allocation_hold_id_pool_id_leg_position_pk" PRIMARY KEY("hold_id","pool_id","leg_position"),
	CONSTRAINT "allocation_quantity" CHECK ("allocation"."quantity" > 0),
	CONSTRAINT "allocation_status" CHECK ("allocation"."status" in ('held', 'sold', 'released'))
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"latest_at" timestamp with time zone NOT NULL,
	"payment_extended" boolean DEFAULT false NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "hold_status" CHECK ("hold"."status" in ('open', 'consumed', 'released', 'expired')),
	CONSTRAINT "hold_ended" CHECK (("hold"."status" = 'open') = ("hold"."ended_at" is null)),
	CONSTRAINT "hold_limits" CHECK ("hold"."expires_at" <= "hold"."latest_at")
);
--> statement-breakpoint
CREATE TABLE "pool" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pool_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sailing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"capacity" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pool_sailing_kind" UNIQUE("sailing_id","kind"),
	CONSTRAINT "pool_not_negative" CHECK ("pool"."capacity" >= 0 and "pool"."held" >= 0 and "pool"."sold" >= 0),
	CONSTRAINT "pool_not_oversold" CHECK ("pool"."held" + "pool"."sold" <= "pool"."capacity"),
	CONSTRAINT "pool_kind" CHECK ("pool"."kind" in ('passengers', 'lane_low_cm', 'lane_high_cm', 'kennels') or "pool"."kind" ~ '^cabin:[a-z0-9_]{2,30}$')
);
--> statement-breakpoint
CREATE TABLE "fare" (
	"operator_code" text NOT NULL,
	"code" text NOT NULL,
	"factor_bp" integer NOT NULL,
	"conditions" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "fare_operator_code_code_pk" PRIMARY KEY("operator_code","code")
);
--> statement-breakpoint
CREATE TABLE "tariff" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tariff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"operator_code" text NOT NULL,
	"route_id" integer NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "tariff_operator_code_route_id_unique" UNIQUE("operator_code","route_id")
);
--> statement-breakpoint
CREATE TABLE "tariff_item" (
	"tariff_id" integer NOT NULL,
	"item" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "tariff_item_tariff_id_item_pk" PRIMARY KEY("tariff_id","item"),
	CONSTRAINT "tariff_item_amount" CHECK ("tariff_item"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "vehicle_band" (
	"operator_code" text NOT NULL,
	"kind" text NOT NULL,
	"max_length_cm" integer NOT NULL,
	"max_height_cm" integer NOT NULL,
	"factor_bp" integer NOT NULL,
	CONSTRAINT "vehicle_band_operator_code_kind_max_length_cm_max_height_cm_pk" PRIMARY KEY("operator_code","kind","max_length_cm","max_height_cm"),
	CONSTRAINT "vehicle_band_kind" CHECK ("vehicle_band"."kind" in ('car', 'van', 'camper', 'motorcycle', 'bicycle'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"booking_id" uuid,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_key_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" uuid NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "ledger_entry_account" CHECK ("ledger_entry"."account" in ('traveller', 'stripe_clearing', 'sales', 'fees_kept', 'refunds_due', 'disputes')),
	CONSTRAINT "ledger_entry_amount" CHECK ("ledger_entry"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transaction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transaction_source_unique" UNIQUE("source")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"status" text DEFAULT 'due' NOT NULL,
	"copy_of" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message_id" text,
	"sent_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "notice_status" CHECK ("notice"."status" in ('due', 'sent', 'dead')),
	CONSTRAINT "notice_sent" CHECK (("notice"."status" = 'sent') = ("notice"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"booking_mode" text DEFAULT 'instant' NOT NULL,
	"currency" char(3) DEFAULT 'EUR' NOT NULL,
	"infant_max_age" integer DEFAULT 3 NOT NULL,
	"child_max_age" integer DEFAULT 11 NOT NULL,
	"low_deck_max_height_cm" integer DEFAULT 190 NOT NULL,
	"vehicle_gap_cm" integer DEFAULT 30 NOT NULL,
	CONSTRAINT "operator_slug_unique" UNIQUE("slug"),
	CONSTRAINT "operator_booking_mode" CHECK ("operator"."booking_mode" in ('instant', 'on_request')),
	CONSTRAINT "operator_ages" CHECK (0 <= "operator"."infant_max_age" and "operator"."infant_max_age" < "operator"."child_max_age")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"run_id" text PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"group" text NOT NULL,
	"event_id" uuid,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "job_run_status" CHECK ("job_run"."status" in ('running', 'completed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"data" jsonb NOT NULL,
	"booking_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "dispute_payment_id_id_unique" UNIQUE("payment_id","id"),
	CONSTRAINT "dispute_status" CHECK ("dispute"."status" in ('open', 'won', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"charged_back_minor" bigint DEFAULT 0 NOT NULL,
	"intent_id" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_booking_id_unique" UNIQUE("booking_id"),
	CONSTRAINT "payment_intent_id_unique" UNIQUE("intent_id"),
	CONSTRAINT "payment_status" CHECK ("payment"."status" in ('PENDING', 'PROCESSING', 'AUTHORISED', 'COMPLETED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
	CONSTRAINT "payment_refunded" CHECK ("payment"."refunded_minor" + "payment"."charged_back_minor" <= "payment"."captured_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"payment_id" uuid NOT NULL,
	"intent_id" text NOT NULL,
	"charge_id" text NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"decline_code" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_attempt_charge_id_unique" UNIQUE("charge_id")
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"intent_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"reason" text NOT NULL,
	"stripe_refund_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_stripe_refund_id_unique" UNIQUE("stripe_refund_id"),
	CONSTRAINT "refund_status" CHECK ("refund"."status" in ('requested', 'pending', 'succeeded', 'failed', 'canceled')),
	CONSTRAINT "refund_amount" CHECK ("refund"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "port" (
	"code" char(5) PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"zone" text NOT NULL,
	CONSTRAINT "port_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "port_name" (
	"port_code" char(5) NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	CONSTRAINT "port_name_port_code_language_key_pk" PRIMARY KEY("port_code","language","key")
);
--> statement-breakpoint
CREATE TABLE "legal_transition" (
	"aggregate" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	CONSTRAINT "legal_transition_aggregate_from_status_to_status_pk" PRIMARY KEY("aggregate","from_status","to_status")
);
--> statement-breakpoint
CREATE TABLE "vessel" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vessel_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"operator_code" text NOT NULL,
	"imo" text,
	"built" integer,
	"length_m" double precision NOT NULL,
	"speed_kn" double precision NOT NULL,
	"decks" integer NOT NULL,
	"passenger_capacity" integer NOT NULL,
	"lane_low_cm" integer NOT NULL,
	"lane_high_cm" integer NOT NULL,
	"kennels" integer NOT NULL,
	"cabins" jsonb NOT NULL,
	CONSTRAINT "vessel_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "route" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "route_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_port" char(5) NOT NULL,
	"to_port" char(5) NOT NULL,
	"distance_nm" double precision NOT NULL,
	"path" jsonb NOT NULL,
	CONSTRAINT "route_from_port_to_port_unique" UNIQUE("from_port","to_port")
);
--> statement-breakpoint
CREATE TABLE "sailing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"voyage_id" uuid NOT NULL,
	"sequence" smallint NOT NULL,
	"route_id" integer NOT NULL,
	"operator_code" text NOT NULL,
	"vessel_id" integer NOT NULL,
	"from_port" char(5) NOT NULL,
	"to_port" char(5) NOT NULL,
	"departs_at" timestamp with time zone NOT NULL,
	"arrives_at" timestamp with time zone NOT NULL,
	"departure_date" date NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"price_level_bp" integer DEFAULT 10000 NOT NULL,
	CONSTRAINT "sailing_voyage_id_sequence_unique" UNIQUE("voyage_id","sequence"),
	CONSTRAINT "sailing_status" CHECK ("sailing"."status" in ('open', 'closed', 'cancelled')),
	CONSTRAINT "sailing_times" CHECK ("sailing"."arrives_at" > "sailing"."departs_at")
);
--> statement-breakpoint
CREATE TABLE "voyage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_code" text NOT NULL,
	"vessel_id" integer NOT NULL,
	"service_date" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_item" ADD CONSTRAINT "booking_item_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_leg" ADD CONSTRAINT "booking_leg_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_leg" ADD CONSTRAINT "booking_leg_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_passenger" ADD CONSTRAINT "booking_passenger_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_vehicle" ADD CONSTRAINT "booking_vehicle_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_hold_id_hold_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."hold"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool" ADD CONSTRAINT "pool_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fare" ADD CONSTRAINT "fare_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_item" ADD CONSTRAINT "tariff_item_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicle_band" ADD CONSTRAINT "vehicle_band_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_ledger_transaction_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "port_name" ADD CONSTRAINT "port_name_port_code_port_code_fk" FOREIGN KEY ("port_code") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vessel" ADD CONSTRAINT "vessel_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route" ADD CONSTRAINT "route_from_port_port_code_fk" FOREIGN KEY ("from_port") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route" ADD CONSTRAINT "route_to_port_port_code_fk" FOREIGN KEY ("to_port") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_voyage_id_voyage_id_fk" FOREIGN KEY ("voyage_id") REFERENCES "public"."voyage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sailing" ADD CONSTRAINT "sailing_vessel_id_vessel_id_fk" FOREIGN KEY ("vessel_id") REFERENCES "public"."vessel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_vessel_id_vessel_id_fk" FOREIGN KEY ("vessel_id") REFERENCES "public"."vessel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open" ON "alert" USING btree ("kind","subject") WHERE "alert"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "booking_pending" ON "booking" USING btree ("created_at") WHERE "booking"."status" in ('PENDING', 'AWAITING_OPERATOR');--> statement-breakpoint
CREATE INDEX "booking_email" ON "booking" USING btree (lower("contact_email"));--> statement-breakpoint
CREATE INDEX "booking_leg_sailing" ON "booking_leg" USING btree ("sailing_id");--> statement-breakpoint
CREATE INDEX "allocation_booking" ON "allocation" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "allocation_live" ON "allocation" USING btree ("pool_id") WHERE "allocation"."status" <> 'released';--> statement-breakpoint
CREATE INDEX "hold_booking" ON "hold" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "hold_open" ON "hold" USING btree ("expires_at") WHERE "hold"."status" = 'open';--> statement-breakpoint
CREATE INDEX "idempotency_key_booking" ON "idempotency_key" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_transaction" ON "ledger_entry" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_transaction_booking" ON "ledger_transaction" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("booking_id","kind","subject") WHERE "notice"."copy_of" is null;--> statement-breakpoint
CREATE INDEX "notice_due" ON "notice" USING btree ("due_at") WHERE "notice"."status" = 'due';--> statement-breakpoint
CREATE INDEX "inbox_unprocessed" ON "inbox" USING btree ("received_at") WHERE "inbox"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "job_run_event" ON "job_run" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "job_run_live" ON "job_run" USING btree ("updated_at") WHERE "job_run"."status" <> 'completed';--> statement-breakpoint
CREATE INDEX "job_run_group" ON "job_run" USING btree ("group","started_at");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("due_at") WHERE "outbox"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_booking" ON "outbox" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "payment_open" ON "payment" USING btree ("updated_at") WHERE "payment"."status" in ('PENDING', 'PROCESSING', 'AUTHORISED');--> statement-breakpoint
CREATE INDEX "payment_attempt_payment" ON "payment_attempt" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refund_booking" ON "refund" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "refund_open" ON "refund" USING btree ("updated_at") WHERE "refund"."status" in ('requested', 'pending');--> statement-breakpoint
CREATE INDEX "port_name_key_trgm" ON "port_name" USING gin ("key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sailing_search" ON "sailing" USING btree ("from_port","to_port","departure_date");--> statement-breakpoint
CREATE INDEX "sailing_departure" ON "sailing" USING btree ("departs_at");