import { requireAccess } from "#http/booking-access";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { calendarFile } from "#lib/ticket/calendar-file";

const get = endpoint<{ id: string }>(
  { name: "booking-calendar", limit: "read" },
  async ({ request, params, caller, url }) => {
    requireAccess(request.headers, params.id);
    const asked = url.searchParams.get("language");
    const language = asked === "fr" || asked === "en" ? asked : caller.language;
    const booking = await bookingAnswer(params.id, language);
    return new Response(calendarFile(booking, language), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="gangway-${booking.reference}.ics"`,
        "cache-control": "private, no-store",
        "x-request-id": caller.requestId,
      },
    });
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
