import type { XmlElement } from "@rgrove/parse-xml";
import { fromLocalTime, toLocalTime } from "#lib/clock/zones";
import { callOperator } from "../call-operator";
import type {
  CancelAnswer,
  ConfirmAnswer,
  ConfirmRequest,
  OperatorAdapter,
  OperatorParty,
  OperatorSailing,
  RecallAnswer,
  SailingKey,
} from "../contract";
import { OperatorError } from "../operator-error";
import type { OperatorLink } from "../operator-link";
import { childrenOf, type Element, localName, readXml, writeXml } from "./ferrygateway-xml";

/** The interface speaks of nothing else: availability comes with a price, and there is no feed. */
const unsupported = (what: string) => async (): Promise<never> => {
  throw new OperatorError("unsupported", "none", `There is no ${what} over this interface.`);
};

/**
 * An operator that speaks XML in the manner of FerryGateway: times are local to the port and carry no
 * zone, a booking is reserved and then confirmed, and refusals arrive as 200.
 */
export function ferrygatewayAdapter(link: OperatorLink): OperatorAdapter {
  const ask = (request: Element, repeatable: boolean) => exchange(link, request, repeatable);

  const confirmReserved = async (clientReference: string): Promise<ConfirmAnswer> => {
    // Confirming twice is confirming once.
    const answer = await ask(
      { name: "ConfirmReservationRQ", attributes: { AgentReference: clientReference } },
      true,
    );
    // What they reserved has lapsed, or has not got about in their house: no refusal. It is asked after again.
    if (answer.refusal === unknownReference) {
      throw new OperatorError("away", "possible", `${link.operator_code} lost what it reserved.`);
    }
    return answer.refusal
      ? { kind: "refused", reason: answer.refusal }
      : bookingOf(link, answer.root, clientReference, "none");
  };

  const settle = async (clientReference: string): Promise<ConfirmAnswer> => {
    try {
      return await confirmReserved(clientReference);
    } catch (error) {
      // It is reserved: whatever went wrong now, something of ours is with them.
      throw error instanceof OperatorError ? withEffect(error) : error;
    }
  };

  return {
    async listSailings({ from, to, first_date, last_date }) {
      const { root } = await ask(
        {
          name: "GetSailingsRQ",
          attributes: {
            DeparturePort: from.code,
            ArrivalPort: to.code,
            DateFrom: first_date,
            DateTo: last_date,
          },
        },
        true,
      );
      return childrenOf(root, "Sailing").map((sailing) => sailingOf(link, sailing, { from, to }));
    },
    availability: unsupported("availability without a party"),
    async price(request) {
      const answer = await ask(
        {
          name: "GetPriceRQ",
          attributes: { Fare: request.fare },
          children: [sailingElement(request.sailing), ...partyElements(request.party)],
        },
        true,
      );
      const [price] = childrenOf(answer.root, "Price");
      const { AmountMinor: digits = "", Currency: currency = "" } = price?.attributes ?? {};
      const amount = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
      if (answer.refusal || Number.isNaN(amount) || !/^[A-Z]{3}$/.test(currency)) {
        throw garbage(link, answer.refusal ?? "no price", "none");
      }
      return { amount_minor: amount, currency };
    },
    async confirm(request) {
      const reserved = await ask(reservation(request), false);
      if (reserved.refusal === unknownReference) {
        throw garbage(link, "a reservation refused for its reference", "none");
      }
      if (reserved.refusal) return { kind: "refused", reason: reserved.refusal };
      const option = bookingOf(link, reserved.root, request.client_reference, "possible");
      // A second request under the same reference finds what the first one made.
      if (option.kind === "confirmed" || option.kind === "refused") return option;
      if (statusOf(reserved.root) !== "OPTION") return option;
      return await settle(request.client_reference);
    },
    async recall(clientReference): Promise<RecallAnswer> {
      const answer = await ask(
        { name: "RecallBookingRQ", attributes: { AgentReference: clientReference } },
        true,
      );
      if (answer.refusal === unknownReference) return { kind: "unknown" };
      if (answer.refusal) throw garbage(link, answer.refusal, "none");
      const booking = bookingOf(link, answer.root, clientReference, "none");
      const status = statusOf(answer.root);
      if (status === "CANCELLED") return { kind: "cancelled" };
      return status === "OPTION" ? { kind: "reserved" } : booking;
    },
    settle,
    async cancel(clientReference): Promise<CancelAnswer> {
      const answer = await ask(
        { name: "CancelBookingRQ", attributes: { AgentReference: clientReference } },
        true,
      );
      if (answer.refusal === unknownReference) return { kind: "unknown" };
      if (answer.refusal) return { kind: "refused", reason: answer.refusal };
      checkReference(link, answer.root, clientReference, "none");
      if (statusOf(answer.root) === "CANCELLED") return { kind: "cancelled" };
      throw garbage(link, "a cancellation that cancelled nothing", "none");
    },
    amend: unsupported("amendment"),
    schedule: unsupported("feed of the timetable"),
    prices: unsupported("feed of prices"),
  };
}

type Exchanged = {
  root: XmlElement /** The code of an error inside the answer. */;
  refusal: string | null;
};

const unknownReference = "UNKNOWN_REFERENCE";

/** What an operator says when it will not: anything else gives nobody his money back. */
const refusals = new Set([
  "SOLD_OUT",
  "SAILING_CLOSED",
  "SAILING_CANCELLED",
  "UNKNOWN_SAILING",
  "PARTY_REFUSED",
  "TOO_LATE",
  unknownReference,
]);

async function exchange(
  link: OperatorLink,
  request: Element,
  repeatable: boolean,
): Promise<Exchanged> {
  const { status, text } = await callOperator(link, {
    method: "POST",
    path: "",
    repeatable,
    headers: { "content-type": "application/xml; charset=utf-8", accept: "application/xml" },
    body: writeXml(request),
  });
  const effect = repeatable ? "none" : "possible";
  const root = status < 300 ? readXml(text) : null;
  if (!root || localName(root) !== request.name.replace(/RQ$/, "RS")) {
    throw garbage(
      link,
      `${status} with no ${request.name} answered`,
      status < 300 ? effect : "none",
    );
  }
  const [errors] = childrenOf(root, "Errors");
  const [first] = errors ? childrenOf(errors, "Error") : [];
  const code = first?.attributes.Code?.slice(0, 60);
  if (!first) return { root, refusal: null };
  // A no is one of those that were agreed; their own trouble, or a key of ours that they do not know, is none.
  if (code && refusals.has(code)) return { root, refusal: code };
  throw new OperatorError("away", effect, `${link.operator_code}: ${code ?? "an error"}.`);
}

function statusOf(root: XmlElement): string | undefined {
  return childrenOf(root, "Booking")[0]?.attributes.Status;
}

/** OPTION and ON_REQUEST are both still to be decided. */
function bookingOf(
  link: OperatorLink,
  root: XmlElement,
  clientReference: string,
  effect: "none" | "possible",
): ConfirmAnswer {
  checkReference(link, root, clientReference, effect);
  const [booking] = childrenOf(root, "Booking");
  const { Status: status, Reference: reference = "", Reason: reason } = booking?.attributes ?? {};
  if (status === "CONFIRMED" && /^[\x21-\x7E]{1,60}$/.test(reference)) {
    return { kind: "confirmed", reference };
  }
  if (status === "OPTION" || status === "ON_REQUEST") return { kind: "pending" };
  if (status === "REFUSED" || status === "CANCELLED") {
    return { kind: "refused", reason: (reason ?? status).slice(0, 200) };
  }
  throw garbage(link, "a booking without a status", effect);
}

/** Where an answer says whose booking it is about, it is ours. */
function checkReference(
  link: OperatorLink,
  root: XmlElement,
  clientReference: string,
  effect: "none" | "possible",
): void {
  const named = childrenOf(root, "Booking")[0]?.attributes.AgentReference;
  if (named === undefined || named === clientReference) return;
  throw garbage(link, "an answer about another booking", effect);
}

function reservation({ client_reference, sailing, fare, party }: ConfirmRequest): Element {
  return {
    name: "ReservationRQ",
    attributes: { AgentReference: client_reference, Fare: fare },
    children: [sailingElement(sailing), ...partyElements(party)],
  };
}

function sailingElement({ from, to, departs_at }: SailingKey): Element {
  return {
    name: "Sailing",
    attributes: {
      DeparturePort: from.code,
      ArrivalPort: to.code,
      DepartureDateTime: toLocalTime(departs_at, from.zone),
    },
  };
}

function partyElements({ passengers, vehicles, cabins, pets }: OperatorParty): Element[] {
  return [
    ...passengers.map((passenger) => ({
      name: "Passenger",
      attributes: {
        FirstName: passenger.first_name,
        LastName: passenger.last_name,
        BirthDate: passenger.birth_date,
        Gender: passenger.gender,
        Nationality: passenger.nationality,
        SpecialCare: passenger.special_care,
      },
    })),
    ...vehicles.map((vehicle) => ({
      name: "Vehicle",
      attributes: {
        Kind: vehicle.kind,
        LengthCm: vehicle.length_cm,
        HeightCm: vehicle.height_cm,
        Registration: vehicle.registration,
      },
    })),
    ...cabins.map(({ kind, quantity }) => ({
      name: "Accommodation",
      attributes: { Kind: kind, Quantity: quantity },
    })),
    ...(pets > 0 ? [{ name: "Pets", attributes: { Quantity: pets } }] : []),
  ];
}

const states: Record<string, OperatorSailing["status"]> = {
  OPEN: "open",
  CLOSED: "closed",
  CANCELLED: "cancelled",
};

function sailingOf(
  link: OperatorLink,
  { attributes }: XmlElement,
  { from, to }: Pick<SailingKey, "from" | "to">,
): OperatorSailing {
  const status = states[attributes.Status ?? ""];
  try {
    if (status) {
      return {
        from: from.code,
        to: to.code,
        departs_at: instantOf(attributes.DepartureDateTime, from.zone),
        arrives_at: instantOf(attributes.ArrivalDateTime, to.zone),
        vessel: attributes.Vessel ?? null,
        status,
      };
    }
  } catch {
    // A time that is none: garbage as well.
  }
  throw garbage(link, "a sailing without times", "none");
}

/** Local to the port, as agreed; one that says its offset all the same is taken at its word. Throws RangeError. */
function instantOf(text = "", zone: string): Date {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) throw new RangeError("no time");
  if (!/(Z|[+-]\d\d:?\d\d)$/.test(text.slice(11))) return fromLocalTime(text, zone);
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new RangeError("no time");
  return instant;
}

function garbage(link: OperatorLink, what: string, effect: "none" | "possible"): OperatorError {
  return new OperatorError("garbage", effect, `${link.operator_code}: ${what}.`);
}

function withEffect({ failure, message, retryAfterSeconds }: OperatorError): OperatorError {
  return new OperatorError(failure, "possible", message, retryAfterSeconds);
}
