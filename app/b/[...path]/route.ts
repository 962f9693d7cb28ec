import { bookingCookie } from "#http/booking-access";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { verifyToken } from "#lib/identity/signed-token";
import { preferredLocale } from "#lib/language/locales";

const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

/** A link that opens nothing, cut short by a mail program perhaps, leads a person to where reference and e-mail do. */
function refuse(_: DomainError, request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  return new Response(null, {
    status: 303,
    headers: { ...headers, location: `/${locale}/my-booking` },
  });
}

/** Pages of a booking that a mail may lead to. */
const pages = new Set(["choice"]);

/** The link in a mail, /b/{booking}/{token} and perhaps a page of it: opens the booking in this browser and goes to its page, leaving the token out of its address. */
const get = endpoint<{ path: string[] }>(
  { name: "open-link", limit: "pay", refuse },
  async ({ request, params, caller }) => {
    const [id = "", token = "", page, ...more] = params.path;
    const isPage = page === undefined || pages.has(page);
    if (!isPage || more.length > 0 || !verifyToken(config().APP_SECRET, "link", id, token)) {
      throw new DomainError("not_found", "There is no such booking.");
    }
    const booking = await bookingAnswer(id, caller.language);
    return new Response(null, {
      status: 303,
      headers: {
        ...headers,
        location: `/${booking.contact.language}/bookings/${booking.id}${page ? `/${page}` : ""}`,
        "set-cookie": bookingCookie(request.headers.get("cookie"), booking.id),
      },
    });
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
