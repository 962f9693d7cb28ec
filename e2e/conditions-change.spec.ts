import { expect, test } from "@playwright/test";
import { closeOurDatabase, ourDatabase } from "./support/books/our-database";
import { fillContact, fillPassengers, goOnTo, holdPlaces } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(190 + index));

test.afterAll(closeOurDatabase);

test("an operator changes a fare's conditions while somebody fills in the form: they are told, and book by the new ones", async ({
  page,
}) => {
  const journey = await firstJourney(page.request, { from: "genoa", to: "tunis" }, days);
  const [leg] = journey.legs;
  const day = leg?.departs_at.slice(0, 10) as string;
  await page.goto(`/en/book?out=${journey.id}&adults=1`);
  const news = /Cancel by \w+\s\d+\s\w+, 23:59: 45% back\./;
  await expect(page.getByText(/Cancel by .*back\./).first()).toBeVisible();
  await expect(page.getByText(news)).toHaveCount(0);
  await fillPassengers(page, [
    { first: "Rania", last: "Mejri", born: "3 3 1983", gender: "f", nationality: "TN" },
  ]);
  await fillContact(page, newEmail("conditions"));

  // As lib/fare/publish-policy.ts writes it, for this day of departure only.
  const sql = ourDatabase();
  const publish = async (conditions: string | null) =>
    await sql`
    insert into fare_policy (operator_code, fare_code, name, version, conditions, travel_from,
      travel_until, priority, published_by)
    select f.operator_code, f.code, ${`story-${day}`}, coalesce(max(p.version), 0) + 1,
      ${conditions}::text::jsonb, ${day}, ${day}, 9, 'story'
    from sailing s join fare f on f.operator_code = s.operator_code and f.code = 'standard'
    left join fare_policy p on p.operator_code = f.operator_code and p.fare_code = f.code
      and p.name = ${`story-${day}`}
    where s.id = ${leg?.sailing_id ?? ""} group by f.operator_code, f.code`;
  await publish(
    JSON.stringify({
      cancellation: [{ days_before: 3, refund_bp: 4_500 }],
      changes_until_hours: null,
      change_fee_minor: 0,
    }),
  );
  try {
    await page.getByRole("button", { name: "Hold these places and go on to pay" }).click();
    await expect(page.getByText("The conditions have changed")).toBeVisible();
    await page.getByRole("button", { name: "See the new conditions" }).click();
    await expect(page.getByText(news)).toBeVisible();
    await expect(page.getByText("These are times of the port of departure.").first()).toBeVisible();
    await goOnTo(page, page.getByLabel("Mobile phone"));
    await expect(page.getByLabel("Mobile phone")).toHaveValue("+33 6 12 34 56 78");
    const id = await holdPlaces(page);
    const [sold] = await sql<{ refund_bp: number }[]>`
      select (conditions -> 'cancellation' -> 0 ->> 'refund_bp')::int as refund_bp
      from booking_leg where booking_id = ${id}`;
    expect(sold?.refund_bp).toBe(4_500);
  } finally {
    await publish(null);
  }
});
