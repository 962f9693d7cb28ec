-- A route that only a timetable knew is one of our crossings from the moment a sailing on it can be sold.
CREATE FUNCTION sell_route() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE route SET sold = true WHERE id = NEW.route_id AND NOT sold;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sailing_opened AFTER UPDATE OF status ON sailing FOR EACH ROW
  WHEN (OLD.status = 'timetable' AND NEW.status = 'open') EXECUTE FUNCTION sell_route();
--> statement-breakpoint
CREATE FUNCTION sell_routes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE route SET sold = true
  WHERE NOT sold AND id IN (SELECT route_id FROM laid WHERE status <> 'timetable');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sailings_laid AFTER INSERT ON sailing REFERENCING NEW TABLE AS laid
  FOR EACH STATEMENT EXECUTE FUNCTION sell_routes();
