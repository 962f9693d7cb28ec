import type { bookingBody } from "./booking-body";
import type { Checkout } from "./checkout";

type Body = ReturnType<typeof bookingBody>;
type Named = { first_name: string; last_name: string; birth_date: string | null };

const nameOf = ({ first_name, last_name, birth_date }: Named) =>
  `${first_name} ${last_name} ${birth_date}`.toLowerCase();

/**
 * Has the account keep who travels, those whom it doesn't know yet: asked for by the traveller, and sent on
 * while the browser goes to the booking, which waits for none of it.
 */
export function keepPeople({ saved }: Checkout, { passengers, vehicles }: Body): void {
  if (!saved) return;
  const known = new Set(saved.passengers.map(nameOf));
  for (const { special_care: _, ...passenger } of passengers) {
    if (!known.has(nameOf(passenger))) keep("passengers", passenger);
  }
  for (const { driver: _, ...vehicle } of vehicles) {
    const isKnown = saved.plates.some(({ registration }) => registration === vehicle.registration);
    if (vehicle.registration && !isKnown) keep("vehicles", vehicle);
  }
}

function keep(what: "passengers" | "vehicles", body: unknown): void {
  void fetch(`/api/v1/account/${what}`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {});
}
