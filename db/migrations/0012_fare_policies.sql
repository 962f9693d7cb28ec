CREATE TABLE "fare_policy" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fare_policy_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"operator_code" text NOT NULL,
	"fare_code" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"effective_at" timestamp with time zone DEFAULT now() NOT NULL,
	"conditions" jsonb,
	"sale_from" date,
	"sale_until" date,
	"travel_from" date,
	"travel_until" date,
	"priority" smallint DEFAULT 0 NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "fare_policy_operator_code_fare_code_name_version_unique" UNIQUE("operator_code","fare_code","name","version"),
	CONSTRAINT "fare_policy_version" CHECK ("fare_policy"."version" >= 1),
	CONSTRAINT "fare_policy_sale" CHECK ("fare_policy"."sale_from" <= "fare_policy"."sale_until"),
	CONSTRAINT "fare_policy_travel" CHECK ("fare_policy"."travel_from" <= "fare_policy"."travel_until")
);
--> statement-breakpoint
ALTER TABLE "fare_policy" ADD CONSTRAINT "fare_policy_operator_code_fare_code_fare_operator_code_code_fk" FOREIGN KEY ("operator_code","fare_code") REFERENCES "public"."fare"("operator_code","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER fare_policy_append_only BEFORE UPDATE OR DELETE ON fare_policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
