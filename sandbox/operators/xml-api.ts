import { parseXml, XmlElement } from "@rgrove/parse-xml";
import type { WireAnswer, WireRequest } from "../wire/message";
import type { Feeds } from "./feeds";
import { padded } from "./http-api";
import type { Kept, Register } from "./register";

/** One operator's XML interface in the manner of FerryGateway: one address, errors with 200. */
export function answerXml(
  { register, feeds }: { register: Register; feeds: Feeds },
  operator: string,
  request: WireRequest,
): WireAnswer {
  const root = rootOf(request.body.toString("utf8"));
  if (!root) return xml(400, "<ErrorRS/>");
  const fault = request.fault?.fault;
  const name = root.name.replace(/RQ$/, "RS");
  const errors = (code: string) =>
    xml(200, `<${name}><Errors><Error Code="${code}"/></Errors></${name}>`);
  if (fault === "error_inside") return errors("SYSTEM_ERROR");
  const { AgentReference: client_reference = "" } = root.attributes;
  const count = (child: string) =>
    root.children.filter((node) => node instanceof XmlElement && node.name === child).length;
  const found = client_reference ? register.find(operator, client_reference) : undefined;
  const answer = (booking: Kept) =>
    padded(
      xml(
        200,
        `<${name}><Booking Status="${statusOf(booking)}" Reference="${booking.reference}"/></${name}>`,
      ),
      fault === "huge",
    );
  switch (root.name) {
    case "GetSailingsRQ": {
      const { DeparturePort: from, ArrivalPort: to } = root.attributes;
      const sailings = feeds
        .since(operator, null)
        .flatMap(({ schedule }) => schedule?.now ?? [])
        .filter((one) => one.from === from && one.to === to)
        // Local time, cut out of the one that says its offset.
        .map(
          (one) =>
            `<Sailing DepartureDateTime="${one.departs_at.slice(0, 16)}" ArrivalDateTime="${one.arrives_at.slice(0, 16)}" Status="${one.status.toUpperCase()}"/>`,
        );
      const all = fault === "duplicate" ? [...sailings, ...sailings] : sailings;
      return xml(200, `<${name}>${all.join("")}</${name}>`);
    }
    case "GetPriceRQ": {
      const cents =
        9_000 * count("Passenger") + 18_000 * count("Vehicle") + 7_000 * count("Accommodation");
      const amount = fault === "drift" ? Math.round((cents * 13) / 12) : cents;
      return xml(200, `<${name}><Price AmountMinor="${amount}" Currency="EUR"/></${name}>`);
    }
    case "ReservationRQ":
      if (fault === "refuse") return errors("SOLD_OUT");
      if (!client_reference) return errors("INVALID");
      return answer(
        register.make(
          operator,
          {
            client_reference,
            passengers: count("Passenger"),
            vehicles: count("Vehicle"),
            path: request.path,
          },
          fault === "pending" ? "pending" : "option",
          request.fault?.ms ?? 5_000,
        ),
      );
    case "ConfirmReservationRQ":
      if (!found) return errors("UNKNOWN_REFERENCE");
      if (found.status === "option") return answer(register.change(found, "confirmed", "POST"));
      return answer(found);
    case "RecallBookingRQ":
      return found ? answer(found) : errors("UNKNOWN_REFERENCE");
    case "CancelBookingRQ":
      if (!found) return errors("UNKNOWN_REFERENCE");
      if (fault === "refuse") return errors("TOO_LATE");
      if (fault === "partial_cancel" && !found.partly) {
        register.cancelPart(found);
        return xml(200, `<${name}><Booking Status="PARTIALLY_CANCELLED"/></${name}>`);
      }
      if (found.status === "cancelled") return answer(found);
      return answer(register.change(found, "cancelled", "POST"));
    default:
      return errors("UNKNOWN_MESSAGE");
  }
}

const words: Record<Kept["status"], string> = {
  option: "OPTION",
  pending: "ON_REQUEST",
  confirmed: "CONFIRMED",
  cancelled: "CANCELLED",
};

function statusOf(booking: Kept): string {
  return words[booking.status];
}

function rootOf(text: string): XmlElement | null {
  try {
    return parseXml(text).root;
  } catch {
    return null;
  }
}

function xml(status: number, body: string): WireAnswer {
  return {
    status,
    headers: { "content-type": "application/xml; charset=utf-8" },
    body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  };
}
