import { parseDay } from "#lib/language/parse-day";
import type { Money } from "#lib/money/money";
import type { Checkout } from "./checkout";
import { contactNameOf, type Draft, documentCountryOf, lastNameOf, nationalityOf } from "./draft";
import { readPhone } from "./phone";
import { needsDocuments } from "./validate-draft";

function phoneOf({ locale }: Checkout, draft: Draft): string {
  const read = readPhone(draft.contact.phone, nationalityOf(draft, 0), locale);
  return "phone" in read ? read.phone : draft.contact.phone.trim();
}

/** The body of POST /api/v1/bookings for a draft that has been validated. */
export function bookingBody(checkout: Checkout, draft: Draft, expectedTotal: Money) {
  const { journeys, vehicle, pets, locale } = checkout;
  const aboard = journeys.flatMap((journey) => journey.aboard);
  return {
    journeys: journeys.map((journey, index) => ({
      sailing_ids: journey.sailingIds,
      fare: draft.fares[index],
      conditions_id: journey.fares.find(({ code }) => code === draft.fares[index])?.conditionsId,
      ...(journey.travels && {
        passengers: journey.travels.passengers,
        vehicles: journey.travels.vehicles,
      }),
    })),
    contact: {
      name: contactNameOf(draft),
      email: draft.contact.email.trim(),
      phone: phoneOf(checkout, draft),
      language: locale,
    },
    passengers: draft.passengers.map((passenger, position) => ({
      first_name: passenger.first_name.trim(),
      last_name: lastNameOf(draft, position).trim(),
      birth_date: parseDay(passenger.birth_date),
      gender: passenger.gender,
      nationality: nationalityOf(draft, position),
      document: needsDocuments(checkout)
        ? {
            kind: passenger.document.kind,
            number: passenger.document.number.trim(),
            country: documentCountryOf(draft, position),
            expires_on: parseDay(passenger.document.expires_on),
          }
        : null,
      special_care: passenger.special_care.trim() || null,
    })),
    vehicles: vehicle
      ? [
          {
            ...vehicle,
            registration: draft.vehicle.registration.trim() || null,
            driver: draft.vehicle.driver,
          },
        ]
      : [],
    // What is offered, as it is shown and added up: a kind sold out since it was chosen is neither.
    cabins: aboard.flatMap(({ key, sailingIds: ids, cabins }) =>
      cabins.flatMap(({ kind }) => {
        const quantity = draft.cabins[key]?.[kind] ?? 0;
        return quantity > 0 ? ids.map((sailing_id) => ({ sailing_id, kind, quantity })) : [];
      }),
    ),
    pets: journeys.flatMap(({ sailingIds, travels }) => {
      const quantity = travels?.pets ?? pets;
      return quantity > 0 ? sailingIds.map((sailing_id) => ({ sailing_id, quantity })) : [];
    }),
    expected_total: expectedTotal,
  };
}
