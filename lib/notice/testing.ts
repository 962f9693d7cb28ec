import type { BookingView, LegView, PassengerView, PortView } from "#lib/booking/booking-view";

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
    id: `leg-${position}`,
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
    disruption: null,
    passengers: [0, 1],
    vehicles: [],
    ...rest,
  };
}

/** Passengers by first and last names, in their order. */
export function people(...names: [first: string, last: string][]): PassengerView[] {
  return names.map(([first_name, last_name], position) => ({
    id: `passenger-${position}`,
    first_name,
    last_name,
    cancelled_at: null,
  }));
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
    sold_total: { amount_minor: 24_000, currency: "EUR" },
    items: [
      { label: "2 adults", kind: "adult", quantity: 2, amount_minor: 22_800, leg_position: 0 },
      { label: "Port fees", kind: "port_fee", quantity: 2, amount_minor: 1_200, leg_position: 0 },
    ],
    legs: [leg(0, ports.tunis, ports.marseille, {})],
    passengers: people(["Amel", "Ben Salah"], ["Jean", "O’Neill"]),
    vehicles: [],
    cabins: [],
    pets: [],
    cancellations: [],
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
    revision: { number: 0, at: null },
    ...changes,
  };
}

/** Four with a camper and a cabin, Patras to Ancona and back. For tests. */
export function camperAndCabin(changes: Partial<BookingView> = {}): BookingView {
  const minoan = { operator: { code: "MIN", name: "Minoan Lines" }, vehicles: [0] };
  const all = { passengers: [0, 1, 2, 3] };
  return twoAdults({
    total: { amount_minor: 142_050, currency: "EUR" },
    sold_total: { amount_minor: 142_050, currency: "EUR" },
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
    passengers: people(
      ["Anna", "Keller"],
      ["Jonas", "Keller"],
      ["Mia", "Keller"],
      ["Ben", "Keller"],
    ),
    vehicles: [
      {
        id: "vehicle-0",
        kind: "camper",
        length_cm: 680,
        height_cm: 310,
        registration: "B-AK 1234",
        driver: 0,
        cancelled_at: null,
      },
    ],
    cabins: [0, 1].map((leg_position) => ({
      id: `cabin-${leg_position}-outside_4-0`,
      leg_position,
      kind: "outside_4",
      label: "Outside cabin for 4",
      cancelled_at: null,
    })),
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
    passengers: people(["Amel", "Ben Salah"]),
    ...changes,
  });
}

/** camperAndCabin with the two children and the cabin of the way out cancelled, and all of the way back. For tests. */
export function cancelledInPart(): BookingView {
  const booking = camperAndCabin();
  const cancelled_at = "2026-11-21T10:00:00Z";
  const item = (label: string, amount_minor: number, leg_position: number) => ({
    label,
    kind: "child",
    quantity: 1,
    amount_minor,
    leg_position,
  });
  return {
    ...booking,
    total: { amount_minor: 44_000, currency: "EUR" },
    items: booking.items.filter(
      ({ leg_position, kind }) => leg_position === 0 && /adult|vehicle/.test(kind),
    ),
    legs: booking.legs.map((one) =>
      one.position === 0 ? { ...one, passengers: [0, 1] } : { ...one, cancelled_at },
    ),
    passengers: booking.passengers.map((one, position) =>
      position < 2 ? one : { ...one, cancelled_at },
    ),
    cancellations: [
      {
        id: "01890a5d-ac96-774b-bcce-b302099a8058",
        cancelled_at,
        refund: { amount_minor: 90_000, currency: "EUR" },
        fee: { amount_minor: 8_050, currency: "EUR" },
        items: [
          item("2 children", 9_025, 0),
          item("2 children", 9_025, 1),
          item("Camper", 80_000, 1),
        ],
        legs: [
          {
            leg: "leg-0",
            whole: false,
            passengers: ["passenger-2", "passenger-3"],
            vehicles: [],
            cabins: ["cabin-0-outside_4-0"],
            pets: [],
          },
          {
            leg: "leg-1",
            whole: true,
            passengers: ["passenger-0", "passenger-1", "passenger-2", "passenger-3"],
            vehicles: ["vehicle-0"],
            cabins: ["cabin-1-outside_4-0"],
            pets: [],
          },
        ],
      },
    ],
  };
}
