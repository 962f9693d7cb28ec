CREATE TABLE "look" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pseudonym" uuid NOT NULL,
	"kind" text NOT NULL,
	"route_id" integer NOT NULL,
	"sailing_id" uuid,
	"shown_on" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "look_kind" CHECK ("look"."kind" in ('sailing.viewed', 'route.searched', 'recommendation.followed'))
);
--> statement-breakpoint
CREATE TABLE "look_count" (
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"route_id" integer NOT NULL,
	"sailing_id" uuid,
	"count" integer NOT NULL,
	CONSTRAINT "look_count_once" UNIQUE NULLS NOT DISTINCT("day","kind","route_id","sailing_id"),
	CONSTRAINT "look_count_positive" CHECK ("look_count"."count" > 0),
	CONSTRAINT "look_count_kind" CHECK ("look_count"."kind" in ('sailing.viewed', 'route.searched', 'recommendation.followed', 'booking.confirmed'))
);
--> statement-breakpoint
CREATE TABLE "look_pair" (
	"day" date NOT NULL,
	"shown_on" uuid NOT NULL,
	"sailing_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "look_pair_day_shown_on_sailing_id_pk" PRIMARY KEY("day","shown_on","sailing_id"),
	CONSTRAINT "look_pair_positive" CHECK ("look_pair"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "recommendation_run" (
	"id" smallint PRIMARY KEY NOT NULL,
	"bookings_until" timestamp with time zone NOT NULL,
	"last_look" bigint NOT NULL,
	"computed_at" timestamp with time zone,
	CONSTRAINT "recommendation_run_one" CHECK ("recommendation_run"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "route_affinity" (
	"route_id" integer NOT NULL,
	"other_id" integer NOT NULL,
	"score" real NOT NULL,
	CONSTRAINT "route_affinity_route_id_other_id_pk" PRIMARY KEY("route_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "sailing_affinity" (
	"sailing_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"score" real NOT NULL,
	CONSTRAINT "sailing_affinity_sailing_id_other_id_pk" PRIMARY KEY("sailing_id","other_id"),
	CONSTRAINT "sailing_affinity_pair" CHECK ("sailing_affinity"."sailing_id" <> "sailing_affinity"."other_id")
);
--> statement-breakpoint
ALTER TABLE "look" ADD CONSTRAINT "look_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_count" ADD CONSTRAINT "look_count_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_affinity" ADD CONSTRAINT "route_affinity_route_id_route_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_affinity" ADD CONSTRAINT "route_affinity_other_id_route_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."route"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "look_pseudonym" ON "look" USING btree ("pseudonym","at");--> statement-breakpoint
CREATE INDEX "look_at" ON "look" USING btree ("at");