import { z } from "zod";
import { errorCodes } from "#lib/errors/codes";
import { country, money, uuid } from "./fields";

// What endpoints answer, for the OpenAPI document; a test holds real answers against these. Clients
// must allow for more fields than are named here.

const time = z.iso.datetime({ offset: true });
const port = z.looseObject({ code: z.string(), name: z.string(), zone: z.string() });
const named = z.looseObject({ code: z.string(), name: z.string() });
const count = z.number().int();
const conditions = z.looseObject({
  cancellation: z.array(
    z.union([
      z.looseObject({ hours_before: count, refund_bp: count }),
      z.looseObject({ days_before: count, refund_bp: count }),
    ]),
  ),
  changes_until_hours: count.nullable(),
  change_fee_minor: count,
});
const item = z.looseObject({
  label: z.string(),
  kind: z.string(),
  quantity: count,
  amount_minor: count,
});

export const journeyAnswer = z.looseObject({
  id: z.string(),
  type: z.enum(["DIRECT", "CONNECTING"]),
  duration_minutes: count,
  arrival_day_offset: count,
  legs: z.array(
    z.looseObject({
      sailing_id: uuid,
      operator: named,
      vessel: z.looseObject({ name: z.string() }),
      from: port,
      to: port,
      departs_at: time,
      arrives_at: time,
      duration_minutes: count,
      arrival_day_offset: count,
    }),
  ),
  available: z.looseObject({
    passengers: count,
    passengers_of: count,
    vehicle_fits: z.boolean(),
    cabins: z.array(
      z.looseObject({ sailing_id: uuid, kind: z.string(), left: count, price: money }),
    ),
  }),
  price: money,
  items: z.array(item),
  fares: z.array(
    z.looseObject({ code: z.string(), price: money, conditions, conditions_id: z.string() }),
  ),
});

const page = z.looseObject({ number: count, size: count, total: count });

export const searchAnswer = z.looseObject({
  data: z.array(journeyAnswer),
  page,
  return: z.looseObject({ data: z.array(journeyAnswer), page }).optional(),
  meta: z.looseObject({}),
});

const task = z.looseObject({ id: uuid, kind: z.string() });

const refundStatus = z.enum(["requested", "pending", "succeeded", "failed", "canceled"]);

/** One cabin, seat or pet. */
const extra = z.looseObject({
  id: z.string(),
  leg_position: count,
  kind: z.string(),
  label: z.string(),
  cancelled_at: time.nullable(),
});

const cancellation = z.looseObject({
  id: uuid,
  cancelled_at: time,
  refund: money,
  fee: money,
  items: z.array(item),
  legs: z.array(
    z.looseObject({
      leg: z.string(),
      whole: z.boolean(),
      passengers: z.array(z.string()),
      vehicles: z.array(z.string()),
      cabins: z.array(z.string()),
      pets: z.array(z.string()),
    }),
  ),
});

export const bookingAnswer = z.looseObject({
  id: uuid,
  reference: z.string(),
  status: z.enum(["PENDING", "AWAITING_OPERATOR", "CONFIRMED", "FAILED", "EXPIRED", "CANCELLED"]),
  hold_expires_at: time.nullable(),
  hold_extendable: z.boolean(),
  server_time: time,
  total: money,
  sold_total: money,
  items: z.array(item),
  legs: z.array(
    z.looseObject({
      id: z.string(),
      position: count,
      cancelled_at: time.nullable(),
      disruption: z
        .looseObject({
          kind: z.enum(["cancelled", "missed", "replaced", "moved"]),
          was_to_depart_at: time,
        })
        .nullable()
        .describe(
          "Why its traveller may have another sailing or the money back: cancelled; missed, as the leg before it arrives too late; replaced, as it was cancelled and another was chosen for them; moved by more than 90 minutes.",
        ),
      passengers: z.array(count),
      vehicles: z.array(count),
      sailing_id: uuid,
      operator: named,
      from: port,
      to: port,
      departs_at: time,
      arrives_at: time,
      fare: z.string(),
      conditions,
      operator_status: z.enum([
        "NOT_SENT",
        "REQUESTED",
        "CONFIRMED",
        "REJECTED",
        "CANCEL_REQUESTED",
        "CANCELLED",
        "CANCEL_REFUSED",
      ]),
    }),
  ),
  passengers: z.array(
    z.looseObject({
      id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      cancelled_at: time.nullable(),
    }),
  ),
  vehicles: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      driver: count,
      cancelled_at: time.nullable(),
    }),
  ),
  cabins: z.array(extra),
  pets: z.array(extra),
  cancellations: z.array(cancellation),
  contact: z.looseObject({
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    language: z.string(),
  }),
  payment: z.looseObject({
    status: z.enum([
      "PENDING",
      "PROCESSING",
      "AUTHORISED",
      "COMPLETED",
      "FAILED",
      "CANCELLED",
      "PARTIALLY_REFUNDED",
      "REFUNDED",
    ]),
    declines: count,
    closed: z.boolean(),
    paid_at: time.nullable(),
    card: z.looseObject({ brand: z.string(), last4: z.string() }).nullable(),
    dispute: z
      .looseObject({
        status: z.enum(["open", "won", "lost"]),
        amount: money,
        refundable: z.boolean(),
      })
      .nullable(),
  }),
  refund: z.looseObject({ amount: money, status: refundStatus }).nullable(),
  refunds: z.array(
    z.looseObject({
      id: uuid,
      amount: money,
      status: refundStatus,
      reason: z.string(),
      created_at: time,
      updated_at: time,
      charged_back: z.boolean(),
      replaced_by: z.uuid().nullable(),
      paid_by_transfer: z.boolean(),
    }),
  ),
  reason: z.string().nullable(),
  created_at: time,
  confirmed_at: time.nullable(),
  cancelled_at: time.nullable(),
  cancellable: z.boolean(),
  revision: z.looseObject({ number: count, at: time.nullable() }),
  access_token: z.string().optional(),
});

const kinds = z.record(z.string(), z.string());

/** GET /api/v1/bookings/{id}/rebook-options. */
export const rebookOptionsEnvelope = z.looseObject({
  data: z.looseObject({
    options: z.array(
      z.looseObject({
        moves: z.array(
          z.looseObject({
            leg: z.string(),
            from_sailing_id: uuid,
            to_sailing_id: uuid,
            instead: kinds.optional(),
          }),
        ),
        sailings: z.array(
          z.looseObject({
            id: uuid,
            leg: z.string(),
            moved: z.boolean(),
            operator: named,
            vessel: z.string().nullable(),
            from: port,
            to: port,
            departs_at: time,
            arrives_at: time,
          }),
        ),
        stand_ins: z.array(
          z.looseObject({
            leg: z.string(),
            kind: z.string(),
            taken_as: z.string(),
            quantity: count,
          }),
        ),
      }),
    ),
    full: count,
  }),
});

export const bookingEnvelope = z.looseObject({
  data: bookingAnswer,
  tasks: z.array(task).optional(),
});
export const intentEnvelope = z.looseObject({
  data: z.looseObject({
    payment_intent_id: z.string(),
    client_secret: z.string(),
    publishable_key: z.string(),
    amount: money,
    hold_expires_at: time,
  }),
});
export const sessionEnvelope = z.looseObject({ data: z.looseObject({ booking_id: uuid }) });
export const cancellationQuoteEnvelope = z.looseObject({
  data: z.looseObject({
    refund: money,
    fee: money,
    expires_at: time,
    scope: z.enum(["whole", "part"]),
    items: z.array(item).optional(),
    remaining: z
      .looseObject({
        total: money,
        passengers: z.array(z.string()),
        vehicles: z.array(z.string()),
        legs: z.array(z.string()),
        cabins: z.array(z.string()),
        pets: z.array(z.string()),
      })
      .optional(),
    drivers: z.array(z.looseObject({ vehicle: z.string(), driver: z.string() })).optional(),
  }),
});
export const noticeEnvelope = z.looseObject({
  data: z.looseObject({ kind: z.string() }),
  tasks: z.array(task),
});
export const taskEnvelope = z.looseObject({
  data: z.looseObject({
    id: uuid,
    kind: z.string(),
    status: z.enum(["queued", "running", "completed", "failed"]),
    attempts: count,
    result: z.string().nullable(),
  }),
});
export const portsEnvelope = z.looseObject({
  data: z.array(
    z.looseObject({
      kind: z.enum(["port", "group", "country"]),
      code: z.string().describe("UN/LOCODE of a port, ISO 3166 code of a country."),
      slug: z.string(),
      name: z.string(),
      country,
      zone: z.string(),
    }),
  ),
});
export const discoverEnvelope = z.looseObject({
  data: z.array(
    z.looseObject({
      kind: z.enum(["crossing", "port", "operator", "vessel"]),
      code: z
        .string()
        .describe(
          "FROM-TO of a crossing, UN/LOCODE of a port, an operator's code, a vessel's slug.",
        ),
      name: z.string(),
      path: z.string().describe("Of its page, with the language."),
    }),
  ),
});
export const journeyEnvelope = z.looseObject({ data: journeyAnswer });
const placeAnswer = z.looseObject({
  kind: z.enum(["port", "group", "country"]),
  code: z.string(),
  slug: z.string(),
  name: z.string(),
});
export const askEnvelope = z.looseObject({
  data: z.looseObject({
    from: placeAnswer.nullable(),
    to: placeAnswer.nullable(),
    date: z.string().nullable(),
    return_date: z.string().nullable(),
    return_from: placeAnswer.nullable(),
    adults: count,
    children: count,
    child_ages: z.array(count),
    infants: count,
    pets: count,
    vehicle: z
      .looseObject({
        shape: z.string(),
        behind: z.string().nullable(),
        length_cm: count.nullable(),
        height_cm: count.nullable(),
      })
      .nullable(),
    direct: z.boolean(),
    doubts: z
      .array(z.looseObject({ what: z.string() }))
      .describe("What was taken one way and may have been meant another."),
    unread: z.array(z.string()).describe("What was not understood, as it was written."),
    search: z.string().nullable().describe("The path that searches for it, when it says enough."),
  }),
});
export const calendarEnvelope = z.looseObject({
  data: z.array(z.looseObject({ date: z.iso.date(), price: money.nullable(), journeys: count })),
});
export const sailingEnvelope = z.looseObject({
  data: z.looseObject({
    id: uuid,
    operator: named,
    from: port,
    to: port,
    departs_at: time,
    arrives_at: time,
  }),
});
export const availabilityEnvelope = z.looseObject({
  data: z.looseObject({
    sailing_id: uuid,
    pools: z.array(z.looseObject({ kind: z.string(), capacity: count, available: count })),
  }),
});

/** RFC 9457. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: count,
  code: z.enum(errorCodes),
  detail: z.string(),
  request_id: z.string(),
  errors: z.array(z.looseObject({ path: z.string(), message: z.string() })).optional(),
});

/** POST /api/v1/subscriptions. */
export const subscriptionEnvelope = z.object({
  data: z.object({ asked: z.literal(true) }),
  tasks: z.array(z.unknown()),
});
