import { expect, type Page, test } from "@playwright/test";
import { fillContact, fillPassengers, goOnTo, holdPlaces, minorUnits } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(205 + index));
const months =
  "January February March April May June July August September October November December";

/** "9 June 2027", as people write it. */
function written(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${day} ${months.split(" ")[month - 1]} ${year}`;
}

const ask = async (page: Page, line: string) => {
  await page.getByRole("searchbox", { name: "All in one line" }).fill(line);
  await page.getByRole("button", { name: "Read this line" }).click();
};

for (const withScript of [true, false]) {
  test.describe(withScript ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: withScript });

    test("a line of one's own words leads to the sailings, and fills in the form", async ({
      page,
      request,
    }) => {
      const asked = { from: "tunis", to: "marseille", adults: "2", vehicle: "camper" };
      const journey = await firstJourney(request, asked, days);
      const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
      await page.goto("/en");
      await ask(page, `Tunis Marseille ${written(date)} 2 adults camper`);
      await expect(page).toHaveURL(new RegExp(`from=tunis&to=marseille&date=${date}&adults=2`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Tunis.* to Marseille/);
      await expect(page.getByRole("article").first()).toBeVisible();
      await page.getByText("Change the search").click();
      await expect(page.locator('input[name="from"]')).toHaveValue("Tunis (La Goulette)");
      await expect(page.getByLabel("Leaving on")).toHaveValue(date);
      await expect(page.getByRole("radio", { name: "Motorhome" })).toBeChecked();
    });
  });
}

test("what is unsure is said, with the other meaning as a link; what is missing is asked for", async ({
  page,
}) => {
  await page.goto("/en");
  await ask(page, "Tunis Marselle next Friday 2 adults and a piano");
  await expect(page.getByText("“Marselle” was taken for Marseille.")).toBeVisible();
  await expect(page.getByText("Not understood: “piano”.")).toBeVisible();
  const taken = new URL(page.url()).searchParams.get("date") as string;
  await page.getByRole("link", { name: /^Rather Friday/ }).click();
  await expect(page).not.toHaveURL(new RegExp(`date=${taken}`));
  expect(Date.parse(new URL(page.url()).searchParams.get("date") ?? "") - Date.parse(taken)).toBe(
    7 * 86_400_000,
  );
  await page.goto("/en");
  await ask(page, "tomorrow from Tunis");
  await expect(page.locator('input[name="from"]')).toHaveValue("Tunis (La Goulette)");
  await expect(page.getByText("Say which port you are leaving from")).toBeVisible();
});

test("an island is a place: its ports are offered together, each sailing names its own", async ({
  page,
}) => {
  await page.goto("/en");
  await page.locator('input[name="from"]').fill("nic");
  await page.getByRole("option", { name: /^Nice/ }).click();
  await page.locator('input[name="to"]').fill("korsi");
  await page.getByRole("option", { name: "Corsica 6 ports" }).click();
  await page.getByLabel("Leaving on").fill(days[0] as string);
  await page.getByRole("button", { name: "Search sailings" }).click();
  await expect(page).toHaveURL(/from=nice&to=corsica/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nice to Corsica");
  await expect(page.getByRole("article").first()).toContainText(/Bastia|Ajaccio|L.Île-Rousse/);
});

test("back from another port, and the list narrowed to what one wants", async ({
  page,
  request,
}) => {
  // Not every day has a ship back.
  const back = { from: "ajaccio", to: "marseille", adults: "2" };
  const home = await firstJourney(request, back, days.slice(4));
  const query = { from: "marseille", to: "corsica", date: days[1] as string, adults: "2" };
  await page.goto(`/en/search?${new URLSearchParams(query)}`);
  await page.getByText("Change the search").click();
  await page.getByLabel("Coming back on").fill(home.legs[0]?.departs_at.slice(0, 10) as string);
  await page.getByText("Coming back from elsewhere, or with others").click();
  await page.locator('input[name="return_from"]').fill("ajaccio");
  await page.getByRole("option", { name: /^Ajaccio/ }).click();
  await page.getByRole("button", { name: "Search sailings" }).click();
  await expect(page).toHaveURL(/return_from=ajaccio/);
  await page
    .getByRole("link", { name: /^Choose the sailing/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
    "Now the way back: Ajaccio to Marseille",
  );
  await expect(page.getByRole("article").first()).toContainText("Ajaccio");

  await page.goto(`/en/search?${new URLSearchParams({ ...query, from: "france" })}`);
  const narrow = page.getByRole("navigation", { name: "Show only" });
  await narrow.getByRole("link", { name: "Corsica Linea" }).click();
  await expect(page).toHaveURL(/operator=CORSICA_LINEA/);
  for (const row of await page.getByRole("article").all()) {
    await expect(row).toContainText("Corsica Linea");
  }
  await narrow.getByRole("link", { name: "Show all again" }).click();
  await expect(page).not.toHaveURL(/operator=/);
});

test("two go out with a car, one comes back without it: each way is priced and booked for its own", async ({
  page,
  request,
}) => {
  const car = { adults: "2", vehicle: "car" };
  const there = await firstJourney(request, { from: "marseille", to: "ajaccio", ...car }, days);
  const home = await firstJourney(
    request,
    { from: "ajaccio", to: "marseille", adults: "1" },
    days.map((_, index) => dayAhead(220 + index)),
  );
  const query = {
    from: "marseille",
    to: "ajaccio",
    date: there.legs[0]?.departs_at.slice(0, 10) as string,
    return_date: home.legs[0]?.departs_at.slice(0, 10) as string,
    ...car,
    vehicle_length_cm: "450",
    vehicle_height_cm: "180",
  };
  await page.goto(`/en/search?${new URLSearchParams(query)}`);
  await page.getByText("Change the search").click();
  await page.getByText("Coming back from elsewhere, or with others").click();
  await page.getByLabel("Adults coming back").selectOption("1");
  await page.getByLabel("Vehicle on the way back").selectOption("none");
  await page.getByRole("button", { name: "Search sailings" }).click();
  await expect(page).toHaveURL(/return_adults=1.*return_vehicle=none/);
  await expect(page.getByText(/2 adults, a car .* · back: 1 adult$/)).toBeVisible();
  const choose = page.getByRole("link", { name: /^Choose the sailing/ });
  await choose.first().click();
  await expect(page.getByRole("heading", { name: /^Now the way back/ })).toBeVisible();
  await page.locator("article summary").first().click();
  await expect(page.getByRole("article").first()).toContainText("1 adult");
  await expect(page.getByRole("article").first()).not.toContainText("2 adults");
  await choose.first().click();

  await expect(page.getByText("Travelling: 2 adults, a car")).toBeVisible();
  await expect(page.getByText("Travelling: 1 adult.")).toBeVisible();
  await fillPassengers(page, [
    { first: "Claire", last: "Dupont", born: "01/02/1985", gender: "f", nationality: "FR" },
    { first: "Mehdi", last: "Dupont", born: "03/04/1983", gender: "m" },
  ]);
  await goOnTo(page, page.getByLabel("Number plate"));
  await page.getByLabel("Number plate").fill("AB-123-CD");
  await fillContact(page, newEmail("one-back"));
  const total = minorUnits(await page.locator("aside output").innerText());
  await holdPlaces(page);
  await expect(page.locator("tfoot td")).toBeVisible();
  expect(minorUnits(await page.locator("tfoot td").innerText())).toBe(total);
});
