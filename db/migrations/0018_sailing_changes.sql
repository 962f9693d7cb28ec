CREATE TABLE "sailing_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sailing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"old_departs_at" timestamp with time zone NOT NULL,
	"old_arrives_at" timestamp with time zone NOT NULL,
	"new_departs_at" timestamp with time zone,
	"new_arrives_at" timestamp with time zone,
	"old_vessel" text,
	"new_vessel" text,
	"bookings" integer NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	CONSTRAINT "sailing_change_kind" CHECK ("sailing_change"."kind" in ('moved', 'cancelled', 'swapped', 'gone', 'back')),
	CONSTRAINT "sailing_change_resolved" CHECK (("sailing_change"."resolved_at" is null) = ("sailing_change"."resolved_by" is null))
);
--> statement-breakpoint
ALTER TABLE "sailing_change" ADD CONSTRAINT "sailing_change_sailing_id_sailing_id_fk" FOREIGN KEY ("sailing_id") REFERENCES "public"."sailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sailing_change_sailing" ON "sailing_change" USING btree ("sailing_id","at");--> statement-breakpoint
CREATE INDEX "sailing_change_open" ON "sailing_change" USING btree ("at") WHERE "sailing_change"."resolved_at" is null;