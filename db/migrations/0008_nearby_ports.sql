CREATE TABLE "place" (
	"slug" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	CONSTRAINT "place_kind" CHECK ("place"."kind" in ('group', 'country'))
);
--> statement-breakpoint
CREATE TABLE "place_name" (
	"place_slug" text NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	CONSTRAINT "place_name_place_slug_language_key_pk" PRIMARY KEY("place_slug","language","key")
);
--> statement-breakpoint
CREATE TABLE "place_port" (
	"place_slug" text NOT NULL,
	"port_code" char(5) NOT NULL,
	CONSTRAINT "place_port_place_slug_port_code_pk" PRIMARY KEY("place_slug","port_code")
);
--> statement-breakpoint
CREATE TABLE "port_change" (
	"from_port" char(5) NOT NULL,
	"to_port" char(5) NOT NULL,
	"least_minutes" integer NOT NULL,
	"longest_minutes" integer DEFAULT 720 NOT NULL,
	CONSTRAINT "port_change_from_port_to_port_pk" PRIMARY KEY("from_port","to_port"),
	CONSTRAINT "port_change_pair" CHECK ("port_change"."from_port" <> "port_change"."to_port"),
	CONSTRAINT "port_change_minutes" CHECK ("port_change"."least_minutes" between 0 and "port_change"."longest_minutes")
);
--> statement-breakpoint
ALTER TABLE "port" ADD COLUMN "least_change_minutes" integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "port" ADD COLUMN "longest_change_minutes" integer DEFAULT 720 NOT NULL;--> statement-breakpoint
ALTER TABLE "place_name" ADD CONSTRAINT "place_name_place_slug_place_slug_fk" FOREIGN KEY ("place_slug") REFERENCES "public"."place"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_port" ADD CONSTRAINT "place_port_place_slug_place_slug_fk" FOREIGN KEY ("place_slug") REFERENCES "public"."place"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_port" ADD CONSTRAINT "place_port_port_code_port_code_fk" FOREIGN KEY ("port_code") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "port_change" ADD CONSTRAINT "port_change_from_port_port_code_fk" FOREIGN KEY ("from_port") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "port_change" ADD CONSTRAINT "port_change_to_port_port_code_fk" FOREIGN KEY ("to_port") REFERENCES "public"."port"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_name_key_trgm" ON "place_name" USING gin ("key" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "port" ADD CONSTRAINT "port_change_times" CHECK ("port"."least_change_minutes" between 0 and "port"."longest_change_minutes");--> statement-breakpoint
-- Where one may go aboard another ship after landing: in the same port, or in one near by.
CREATE VIEW change_place AS
  SELECT code AS from_port, code AS to_port, least_change_minutes AS least_minutes,
    longest_change_minutes AS longest_minutes
  FROM port
  UNION ALL
  SELECT from_port, to_port, least_minutes, longest_minutes FROM port_change;
