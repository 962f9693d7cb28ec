CREATE TABLE "picture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"vessel_id" integer,
	"port_code" char(5),
	"operator_code" text,
	"cabin_kind" text,
	"subject" text GENERATED ALWAYS AS (case subject_kind
          when 'vessel' then 'vessel:' || vessel_id::text
          when 'port' then 'port:' || port_code::text
          when 'operator' then 'operator:' || operator_code
          else 'cabin:' || vessel_id::text || ':' || cabin_kind end) STORED NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"alt_en" text DEFAULT '' NOT NULL,
	"alt_fr" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"original_type" text NOT NULL,
	"original_bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"colour" text,
	"sizes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"refusal" text,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attached_at" timestamp with time zone,
	"processed_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"purged_at" timestamp with time zone,
	CONSTRAINT "picture_subject" CHECK (case "picture"."subject_kind"
        when 'vessel' then num_nonnulls("picture"."vessel_id") = 1 and num_nonnulls("picture"."port_code", "picture"."operator_code", "picture"."cabin_kind") = 0
        when 'port' then num_nonnulls("picture"."port_code") = 1 and num_nonnulls("picture"."vessel_id", "picture"."operator_code", "picture"."cabin_kind") = 0
        when 'operator' then num_nonnulls("picture"."operator_code") = 1 and num_nonnulls("picture"."vessel_id", "picture"."port_code", "picture"."cabin_kind") = 0
        when 'cabin' then num_nonnulls("picture"."vessel_id", "picture"."cabin_kind") = 2 and num_nonnulls("picture"."port_code", "picture"."operator_code") = 0
        else false end),
	CONSTRAINT "picture_status" CHECK ("picture"."status" in ('PENDING', 'UPLOADED', 'READY', 'REFUSED', 'REMOVED')),
	CONSTRAINT "picture_ready" CHECK ("picture"."status" <> 'READY' or ("picture"."width" > 0 and "picture"."height" > 0 and "picture"."colour" ~ '^#[0-9a-f]{6}$' and jsonb_array_length("picture"."sizes") > 0)),
	CONSTRAINT "picture_refused" CHECK ("picture"."status" <> 'REFUSED' or "picture"."refusal" is not null),
	CONSTRAINT "picture_words" CHECK ("picture"."status" in ('PENDING', 'REMOVED') or ("picture"."alt_en" <> '' and "picture"."alt_fr" <> ''))
);
--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_vessel_id_vessel_id_fk" FOREIGN KEY ("vessel_id") REFERENCES "public"."vessel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_port_code_port_code_fk" FOREIGN KEY ("port_code") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_operator_code_operator_code_fk" FOREIGN KEY ("operator_code") REFERENCES "public"."operator"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_shown" ON "picture" USING btree ("subject","position") WHERE "picture"."status" = 'READY';--> statement-breakpoint
CREATE INDEX "picture_kept" ON "picture" USING btree ("subject") WHERE "picture"."status" <> 'REMOVED';--> statement-breakpoint
CREATE INDEX "picture_pending" ON "picture" USING btree ("created_at") WHERE "picture"."status" = 'PENDING';--> statement-breakpoint
CREATE INDEX "picture_unpurged" ON "picture" USING btree ("removed_at") WHERE "picture"."status" = 'REMOVED' and "picture"."purged_at" is null;--> statement-breakpoint
INSERT INTO legal_transition (aggregate, from_status, to_status) VALUES
  ('picture', 'PENDING', 'UPLOADED'),
  ('picture', 'PENDING', 'REMOVED'),
  ('picture', 'UPLOADED', 'READY'),
  ('picture', 'UPLOADED', 'REFUSED'),
  ('picture', 'UPLOADED', 'REMOVED'),
  ('picture', 'READY', 'REMOVED'),
  ('picture', 'REFUSED', 'REMOVED');
--> statement-breakpoint
CREATE TRIGGER picture_transition BEFORE UPDATE OF status ON picture FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION refuse_illegal_transition('picture', 'status');
