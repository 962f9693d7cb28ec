CREATE TABLE "look_consent" (
	"pseudonym" uuid PRIMARY KEY NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "look_consent_agreed" ON "look_consent" USING btree ("agreed_at");--> statement-breakpoint
ALTER TABLE "look" ADD CONSTRAINT "look_pseudonym_look_consent_pseudonym_fk" FOREIGN KEY ("pseudonym") REFERENCES "public"."look_consent"("pseudonym") ON DELETE cascade ON UPDATE no action;