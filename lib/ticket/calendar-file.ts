import { createEvents, type EventAttributes } from "ics";
import { createTranslator } from "use-intl/core";
import type { BookingView } from "#lib/booking/booking-view";
import { assert } from "#lib/errors/assert";
import { type Crossing, crossings } from "./crossings";
import type { Language } from "./language";
import { en } from "./messages/en";
import { fr } from "./messages/fr";
import { clockAt, dayAt, shortPort } from "./port-words";

// Making one costs more than all it says in a file.
const translators = {
  en: createTranslator({ locale: "en", messages: en }),
  fr: createTranslator({ locale: "fr", messages: fr }),
};

/** The package takes DTSTAMP as `timestamp` and forgot it in its types. */
type StampedEvent = EventAttributes & { timestamp: number };

/**
 * The booking as an iCalendar file (RFC 5545): an event for each time aboard, in UTC. An event's UID
 * never changes, so a later file, with a higher SEQUENCE, moves or cancels it in a calendar that has it.
 */
export function calendarFile(booking: BookingView, language: Language): string {
  const events = crossings(booking.legs).map((crossing) => eventOf(booking, crossing, language));
  const { error, value } = createEvents(events, { productId: "-//Gangway//Tickets//EN" });
  assert(!error && value, `the calendar of booking ${booking.id} can be written`);
  return value;
}

function eventOf(booking: BookingView, crossing: Crossing, language: Language): StampedEvent {
  const t = translators[language];
  const doesNotSail = crossing.legs.some(({ disruption }) => disruption?.kind === "cancelled");
  const cancelled = crossing.cancelled || booking.status === "CANCELLED" || doesNotSail;
  const names = {
    from: shortPort(crossing.from),
    to: shortPort(crossing.to),
    vessel: crossing.vessel.name,
  };
  return {
    uid: `${booking.id}-${crossing.position}@gangway`,
    timestamp: Date.parse(booking.revision.at ?? booking.confirmed_at ?? booking.created_at),
    start: Date.parse(crossing.departsAt),
    startInputType: "utc",
    startOutputType: "utc",
    end: Date.parse(crossing.arrivesAt),
    endInputType: "utc",
    endOutputType: "utc",
    title: inOneLine(t(cancelled ? "cancelledSummary" : "summary", names)),
    location: inOneLine(crossing.from.name),
    description: description(booking, crossing, language, cancelled),
    // A calendar takes the file with the higher number for the newer one.
    sequence: 2 * booking.revision.number + (cancelled ? 1 : 0),
    status: cancelled ? "CANCELLED" : "CONFIRMED",
    transp: cancelled ? "TRANSPARENT" : "OPAQUE",
  };
}

function description(
  booking: BookingView,
  crossing: Crossing,
  language: Language,
  cancelled: boolean,
): string {
  const t = translators[language];
  const { from, to, departsAt, arrivesAt, calls, operator, vessel } = crossing;
  const lines = [
    t("reference", { reference: booking.reference }),
    t("leaves", {
      from: shortPort(from),
      day: dayAt(departsAt, from, language),
      time: clockAt(departsAt, from),
    }),
    t("arrives", {
      to: shortPort(to),
      day: dayAt(arrivesAt, to, language),
      time: clockAt(arrivesAt, to),
    }),
    calls.length > 0 ? t("calls", { ports: calls.map(shortPort).join(", ") }) : null,
    t("sails", { operator: operator.name, vessel: vessel.name }),
    cancelled ? t("cancelled") : t("checkIn", { operator: operator.name }),
  ];
  return lines
    .filter((line) => line !== null)
    .map(inOneLine)
    .join("\n");
}

/** Names are others' words: a line end in one, which some calendars see in a lone CR too, would begin a property. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
