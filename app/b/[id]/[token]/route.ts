import { bookingCookie } from "#http/booking-access";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { verifyToken } from "#lib/identity/signed-token";

/** The link in a mail: opens the booking in this browser and goes to its page, leaving the token out of its address. */
export const GET = endpoint<{ id: string; token: string }>(
  { name: "open-link", limit: "pay" },
  async ({ request, params, caller }) => {
    if (!verifyToken(config().APP_SECRET, "link", params.id, params.token)) {
      throw new DomainError("not_found", "There is no such booking.");
    }
    const booking = await bookingAnswer(params.id, caller.language);
    return new Response(null, {
      status: 303,
      headers: {
        location: `/${booking.contact.language}/bookings/${booking.id}`,
        "set-cookie": bookingCookie(request.headers.get("cookie"), booking.id),
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
      },
    });
  },
);
