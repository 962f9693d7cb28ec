CREATE TABLE "partial_cancellation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"refund_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"legs" jsonb NOT NULL,
	CONSTRAINT "partial_cancellation_amounts" CHECK ("partial_cancellation"."refund_minor" >= 0 and "partial_cancellation"."fee_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "booking_item" ADD COLUMN "cancellation_id" uuid;--> statement-breakpoint
ALTER TABLE "partial_cancellation" ADD CONSTRAINT "partial_cancellation_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partial_cancellation_booking" ON "partial_cancellation" USING btree ("booking_id");--> statement-breakpoint
ALTER TABLE "booking_item" ADD CONSTRAINT "booking_item_cancellation_id_partial_cancellation_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."partial_cancellation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_item" ADD CONSTRAINT "booking_item_cancelled" CHECK ("booking_item"."cancellation_id" is null or "booking_item"."cancelled_at" is not null);--> statement-breakpoint
-- Gives back some of a booking's sold places: of each pool so much on that leg. All or nothing: more than
-- is sold there is an error. The caller holds the locks of lock_booking.
CREATE FUNCTION release_part(p_booking uuid, p_pools bigint[], p_legs smallint[], p_quantities integer[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_wanted integer;
  v_freed integer;
BEGIN
  SELECT coalesce(sum(w.quantity), 0) INTO v_wanted FROM unnest(p_quantities) w(quantity);
  WITH wanted AS (
    SELECT w.pool, w.leg, sum(w.quantity)::integer AS quantity
    FROM unnest(p_pools, p_legs, p_quantities) w(pool, leg, quantity) GROUP BY w.pool, w.leg
  ), freed AS (
    UPDATE allocation a SET
      -- What is left of it stays sold; a claim that goes whole keeps its quantity, as those of ended holds do.
      quantity = CASE WHEN a.quantity > w.quantity THEN a.quantity - w.quantity ELSE a.quantity END,
      status = CASE WHEN a.quantity > w.quantity THEN 'sold' ELSE 'released' END
    FROM wanted w
    WHERE a.booking_id = p_booking AND a.status = 'sold' AND a.pool_id = w.pool AND a.leg_position = w.leg
      AND a.quantity >= w.quantity AND w.quantity > 0
    RETURNING a.pool_id, w.quantity
  ), summed AS (
    SELECT pool_id, sum(quantity)::integer AS quantity FROM freed GROUP BY pool_id
  ), given AS (
    UPDATE pool p SET sold = p.sold - s.quantity FROM summed s WHERE p.id = s.pool_id RETURNING s.quantity
  )
  SELECT coalesce(sum(g.quantity), 0) INTO v_freed FROM given g;
  IF v_freed <> v_wanted THEN
    RAISE EXCEPTION 'booking % has % of the % places it would give back', p_booking, v_freed, v_wanted
      USING ERRCODE = 'GW004';
  END IF;
END $$;
