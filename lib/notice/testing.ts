import type { BookingView, LegView, PortView } from "#lib/booking/booking-view";

const ports = {
  tunis: { code: "TNLGN", name: "Tunis (La Goulette)", zone: "Africa/Tunis" },
  marseille: { code: "FRMRS", name: "Marseille", zone: "Europe/Paris" },
  civitavecchia: { code: "ITCVV", name: "Civitavecchia (Rome)", zone: "Europe/Rome" },
  palermo: { code: "ITPMO", name: "Palermo", zone: "Europe/Rome" },
  patras: { code: "GRGPA", name: "Patras", zone: "Europe/Athens" },
  ancona: { code: "ITAOI", name: "Ancona", zone: "Europe/Rome" },
} satisfies Record<string, PortView>;

const flexible = {
  cancellation: [
    { hours_before: 168, refund_bp: 10_000 },
    { hours_before: 48, refund_bp: 5_000 },
  ],
  changes_until_hours: 24,
  change_fee_minor: 1_500,
};

function leg(position: number, from: PortView, to: PortView, rest: Partial<LegView>): LegView {
  return {
    position,
    journey_index: 0,
    sailing_id: `00000000-0000-7000-8000-00000000000${position}`,
    operator: { code: "CTN", name: "CTN" },
    vessel: { name: "Carthage" },
    from,
    to,
    departs_at: "2026-12-25T20:00:00+01:00",
    arrives_at: "2026-12-26T17:00:00+01:00",
    arrival_day_offset: 1,
    duration_minutes: 1260,
    fare: "standard",
    conditions: flexible,
    operator_status: "NOT_SENT",
    operator_reference: null,
    cancelled_at: null,
    passengers: [0, 1],
    vehicles: [],
    ...rest,
  };
}

/** Two adults, Tunis to Marseille, one way. For tests. */
export function twoAdults(changes: Partial<BookingView> = {}): BookingView {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    reference: "7KQ2M9XWAB",
    status: "CONFIRMED",
    hold_expires_at: null,
    hold_extendable: false,
    server_time: "2026-11-20T10:00:00Z",
    total: { amount_minor: 24_000, currency: "EUR" },
    items: [
      { label: "2 adults", kind: "adult", quantity: 2, amount_minor: 22_800, leg_position: 0 },
      { label: "Port fees", kind: "port_fee", quantity: 2, amount_minor: 1_200, leg_position: 0 },
    ],
    legs: [leg(0, ports.tunis, ports.marseille, {})],
    passengers: [
      { first_name: "Amel", last_name: "Ben Salah" },
      { first_name: "Jean", last_name: "O’Neill" },
    ],
    vehicles: [],
    contact: {
      name: "Amel Ben Salah",
      email: "amel@example.com",
      phone: "+33612345678",
      language: "en",
    },
    payment: {
      status: "COMPLETED",
      declines: 0,
      last_decline: null,
      closed: true,
      paid_at: "2026-11-20T09:58:00Z",
      card: { brand: "visa", last4: "4242" },
      dispute: null,
    },
    refund: null,
    refunds: [],
    reason: null,
    created_at: "2026-11-20T09:55:00Z",
    confirmed_at: "2026-11-20T09:58:00Z",
    cancelled_at: null,
    cancellable: true,
    ...changes,
  };
}

/** Four with a camper and a cabin, Patras to Ancona and back. For tests. */
export function camperAndCabin(changes: Partial<BookingView> = {}): BookingView {
  const minoan = { operator: { code: "MIN", name: "Minoan Lines" }, vehicles: [0] };
  const all = { passengers: [0, 1, 2, 3] };
  return twoAdults({
    total: { amount_minor: 142_050, currency: "EUR" },
    items: [0, 1].flatMap((position) => [
      {
        label: "2 adults",
        kind: "adult",
        quantity: 2,
        amount_minor: 20_000,
        leg_position: position,
      },
      {
        label: "2 children",
        kind: "child",
        quantity: 2,
        amount_minor: 9_025,
        leg_position: position,
      },
      {
        label: "Camper, 6.80 m",
        kind: "vehicle:camper",
        quantity: 1,
        amount_minor: 24_000,
        leg_position: position,
      },
      {
        label: "Outside cabin for 4",
        kind: "cabin:outside_4",
        quantity: 1,
        amount_minor: 18_000,
        leg_position: position,
      },
    ]),
    legs: [
      leg(0, ports.patras, ports.ancona, {
        ...minoan,
        ...all,
        vessel: { name: "Cruise Olympia" },
        departs_at: "2027-07-03T17:30:00+03:00",
        arrives_at: "2027-07-04T14:30:00+02:00",
        duration_minutes: 1320,
      }),
      leg(1, ports.ancona, ports.patras, {
        ...minoan,
        ...all,
        journey_index: 1,
        vessel: { name: "Cruise Europa" },
        departs_at: "2027-07-24T13:30:00+02:00",
        arrives_at: "2027-07-25T11:00:00+03:00",
        duration_minutes: 1230,
      }),
    ],
    passengers: [
      { first_name: "Anna", last_name: "Keller" },
      { first_name: "Jonas", last_name: "Keller" },
      { first_name: "Mia", last_name: "Keller" },
      { first_name: "Ben", last_name: "Keller" },
    ],
    vehicles: [{ kind: "camper", length_cm: 680, height_cm: 310, registration: "B-AK 1234" }],
    contact: {
      name: "Anna Keller",
      email: "anna@example.com",
      phone: "+4930123456",
      language: "en",
    },
    ...changes,
  });
}

/** One adult from Civitavecchia to Tunis on a vessel that calls at Palermo. For tests. */
export function throughPalermo(changes: Partial<BookingView> = {}): BookingView {
  const catania = {
    operator: { code: "GRI", name: "Grimaldi Lines" },
    vessel: { name: "Catania" },
    passengers: [0],
    arrival_day_offset: 1,
  };
  return twoAdults({
    legs: [
      leg(0, ports.civitavecchia, ports.palermo, {
        ...catania,
        departs_at: "2026-12-25T18:00:00+01:00",
        arrives_at: "2026-12-26T08:00:00+01:00",
        duration_minutes: 840,
      }),
      leg(1, ports.palermo, ports.tunis, {
        ...catania,
        departs_at: "2026-12-26T10:00:00+01:00",
        arrives_at: "2026-12-26T21:00:00+01:00",
        duration_minutes: 660,
        arrival_day_offset: 0,
      }),
    ],
    passengers: [{ first_name: "Amel", last_name: "Ben Salah" }],
    ...changes,
  });
}
