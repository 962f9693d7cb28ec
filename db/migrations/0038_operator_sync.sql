CREATE TABLE "operator_difference" (
	"booking_id" uuid NOT NULL,
	"leg_position" smallint NOT NULL,
	"operator_code" text NOT NULL,
	"ours" text NOT NULL,
	"theirs" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "operator_difference_booking_id_leg_position_pk" PRIMARY KEY("booking_id","leg_position")
);
--> statement-breakpoint
CREATE TABLE "operator_sync" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "operator_sync_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"operator_code" text NOT NULL,
	"kind" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"counts" jsonb,
	"asked_by" text,
	CONSTRAINT "operator_sync_kind" CHECK ("operator_sync"."kind" in ('feed', 'comparison')),
	CONSTRAINT "operator_sync_outcome" CHECK ("operator_sync"."outcome" in ('ok', 'failed')),
	CONSTRAINT "operator_sync_ended" CHECK (("operator_sync"."ended_at" is null) = ("operator_sync"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "operator_difference" ADD CONSTRAINT "operator_difference_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_sync" ADD CONSTRAINT "operator_sync_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operator_difference_open" ON "operator_difference" USING btree ("operator_code","found_at") WHERE "operator_difference"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "operator_sync_operator" ON "operator_sync" USING btree ("operator_code","began_at");