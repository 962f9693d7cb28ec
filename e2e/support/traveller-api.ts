import type { APIRequestContext } from "@playwright/test";

export type Journey = {
  id: string;
  legs: { sailing_id: string; departs_at: string; vessel: { name: string } }[];
  price: { amount_minor: number; currency: string };
};

/** The first journey on the first of these days that has one. */
export async function firstJourney(
  request: APIRequestContext,
  query: Record<string, string>,
  days: string[],
): Promise<Journey> {
  for (const date of days) {
    const answer = await request.get("/api/v1/ferry/search", { params: { ...query, date } });
    const { data } = (await answer.json()) as { data: Journey[] };
    if (data[0]) return data[0];
  }
  throw new Error(`No journey on ${days.join(", ")} for ${JSON.stringify(query)}`);
}

/** The body of a booking of one journey for two adults, at the price that was shown. */
export function bookingOf(journey: Journey, email: string) {
  return {
    journeys: [{ sailing_ids: journey.legs.map((leg) => leg.sailing_id), fare: "standard" }],
    contact: { name: "Amel Ben Salah", email, phone: "+33 6 12 34 56 78", language: "en" },
    passengers: ["Amel", "Karim"].map((first_name, index) => ({
      first_name,
      last_name: "Ben Salah",
      birth_date: `198${index}-05-01`,
      gender: index ? "m" : "f",
      nationality: "FR",
      document: {
        kind: "passport",
        number: `12AB3456${index}`,
        country: "FR",
        expires_on: "2034-01-01",
      },
      special_care: null,
    })),
    vehicles: [],
    cabins: [],
    pets: [],
    expected_total: journey.price,
  };
}
