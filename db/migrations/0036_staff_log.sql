CREATE INDEX "audit_staff" ON "audit" USING btree ("at") WHERE "audit"."actor" = 'staff';--> statement-breakpoint
CREATE INDEX "sailing_audit_staff" ON "sailing_audit" USING btree ("at") WHERE "sailing_audit"."actor" = 'staff';--> statement-breakpoint
CREATE INDEX "staff_action_actor" ON "staff_action" USING btree ("actor_id","action","at");