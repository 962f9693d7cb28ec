CREATE TABLE "aftercare" (
	"sailing_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"wish" text NOT NULL,
	"to_sailing" uuid,
	"status" text NOT NULL,
	"outcome" text,
	"actor" text NOT NULL,
	"actor_id" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "aftercare_sailing_id_booking_id_pk" PRIMARY KEY("sailing_id","booking_id"),
	CONSTRAINT "aftercare_wish" CHECK ("aftercare"."wish" in ('choose', 'refund', 'move')),
	CONSTRAINT "aftercare_move" CHECK (("aftercare"."wish" = 'move') = ("aftercare"."to_sailing" is not null)),
	CONSTRAINT "aftercare_status" CHECK ("aftercare"."status" in ('asked', 'waiting', 'done', 'stuck'))
);
--> statement-breakpoint
CREATE TABLE "rebooking" (
	"move_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"leg_position" smallint NOT NULL,
	"former_position" smallint NOT NULL,
	"from_sailing" uuid NOT NULL,
	"to_sailing" uuid NOT NULL,
	"was_cancelled" boolean NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "booking_leg" ADD COLUMN "operator_key" text;--> statement-breakpoint
ALTER TABLE "booking_leg" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aftercare" ADD CONSTRAINT "aftercare_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftercare" ADD CONSTRAINT "aftercare_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftercare" ADD CONSTRAINT "aftercare_to_sailing_sailing_id_fk" FOREIGN KEY ("to_sailing") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebooking" ADD CONSTRAINT "rebooking_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebooking" ADD CONSTRAINT "rebooking_from_sailing_sailing_id_fk" FOREIGN KEY ("from_sailing") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebooking" ADD CONSTRAINT "rebooking_to_sailing_sailing_id_fk" FOREIGN KEY ("to_sailing") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aftercare_booking" ON "aftercare" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "aftercare_open" ON "aftercare" USING btree ("updated_at") WHERE "aftercare"."status" in ('waiting', 'stuck');--> statement-breakpoint
CREATE INDEX "rebooking_booking" ON "rebooking" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "rebooking_from" ON "rebooking" USING btree ("from_sailing");--> statement-breakpoint
CREATE INDEX "sailing_operator" ON "sailing" USING btree ("operator_code","departs_at");--> statement-breakpoint
CREATE INDEX "sailing_unsold" ON "sailing" USING btree ("status","departs_at") WHERE "sailing"."status" in ('closed', 'cancelled');--> statement-breakpoint
ALTER TABLE "booking_leg" ADD CONSTRAINT "booking_leg_moved" CHECK ("booking_leg"."moved_at" is null or "booking_leg"."cancelled_at" is not null);--> statement-breakpoint

-- A leg that goes to another sailing begins anew with its operator; as it was it is kept beside it.
DROP TRIGGER leg_transition ON booking_leg;
--> statement-breakpoint
CREATE TRIGGER leg_transition BEFORE UPDATE OF operator_status ON booking_leg FOR EACH ROW
  WHEN (OLD.operator_status IS DISTINCT FROM NEW.operator_status
    AND (OLD.sailing_id = NEW.sailing_id OR NEW.operator_status <> 'NOT_SENT'))
  EXECUTE FUNCTION refuse_illegal_transition('leg', 'operator_status');
