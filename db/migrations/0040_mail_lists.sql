CREATE INDEX "notice_created" ON "notice" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notice_kind_created" ON "notice" USING btree ("kind","created_at");--> statement-breakpoint
CREATE INDEX "inbox_mail" ON "inbox" USING btree ("received_at") WHERE "inbox"."source" = 'resend';--> statement-breakpoint
CREATE INDEX "inbox_mail_object" ON "inbox" USING btree ("object_id") WHERE "inbox"."source" = 'resend';