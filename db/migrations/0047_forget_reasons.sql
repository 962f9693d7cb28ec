-- The audit is only ever added to; but the words in which somebody said why may name people, and are forgotten in
-- time or with their names. That is the one change it allows, and it leaves a word that there was a reason.
CREATE FUNCTION refuse_change_but_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit' THEN
    IF OLD.detail ? 'reason' AND NEW.detail = jsonb_set(OLD.detail, '{reason}', '"forgotten"')
      AND to_jsonb(NEW) - 'detail' = to_jsonb(OLD) - 'detail' THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'sailing_audit' THEN
    IF OLD.subject = 'reason' AND NEW.after = 'forgotten'
      AND to_jsonb(NEW) - 'after' = to_jsonb(OLD) - 'after' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'GW003';
END $$;
--> statement-breakpoint
DROP TRIGGER audit_append_only ON audit;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change_but_forgetting();
--> statement-breakpoint
DROP TRIGGER sailing_audit_append_only ON sailing_audit;
--> statement-breakpoint
CREATE TRIGGER sailing_audit_append_only BEFORE UPDATE OR DELETE ON sailing_audit FOR EACH ROW EXECUTE FUNCTION refuse_change_but_forgetting();
