import { translator } from "../../lib/language/translator";
import {
  adults,
  children,
  infant,
  type Traveller,
  typeContact,
  typePassengers,
  typePlate,
} from "./fill-checkout";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { twoAdults } from "./world";

type Query = Record<string, string>;

const family = { ...twoAdults, children: "2", infants: "1" };
const camper = { vehicle: "camper", vehicle_length_cm: "700", vehicle_height_cm: "290" };
const withCamper = { ...family, ...camper };
const familyNames = [...adults.slice(0, 2), ...children, infant];

async function open({ page, locale, world }: Scene, query: Query = twoAdults): Promise<void> {
  const { journey } = await world.journey(query);
  const { from, to, ...party } = query;
  await page.goto(`/${locale}/book?${new URLSearchParams({ out: journey.id, ...party })}`);
  await expect(page.locator("form").first()).toBeVisible();
  // The draft is read after hydration: what is typed before would be lost.
  await page.waitForLoadState("networkidle");
}

const words = ({ locale }: Scene) => translator(locale, "book");

async function fill(scene: Scene, people: Traveller[]): Promise<void> {
  await typePassengers(scene.page, people);
  await typeContact(scene.page);
}

async function submit(scene: Scene): Promise<void> {
  await scene.page.getByRole("button", { name: words(scene)("submit") }).click();
}

/** Changes what the browser sends, as a page that was open too long would have it. */
async function sendInstead(scene: Scene, change: (body: Body) => void): Promise<void> {
  await scene.page.route("**/api/v1/bookings", async (route) => {
    const body = route.request().postDataJSON() as Body;
    change(body);
    await route.continue({ postData: JSON.stringify(body) });
  });
}
type Body = {
  expected_total: { amount_minor: number };
  cabins: { sailing_id: string; kind: string; quantity: number }[];
  journeys: { sailing_ids: string[] }[];
};

const seen = (name: string, reach: State["reach"], quick?: true): State => ({
  page: "checkout",
  name,
  reach,
  ...(quick && { quick }),
});

export const checkoutStates: State[] = [
  seen("empty", (scene) => open(scene), true),
  seen(
    "faulty",
    async (scene) => {
      await open(scene);
      await typePassengers(scene.page, [
        { first: "Amel", last: "", born: "31/02/1985", gender: "f" },
      ]);
      await submit(scene);
      await expect(scene.page.locator("[aria-invalid=true]").first()).toBeVisible();
    },
    true,
  ),
  seen("filled", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
  }),
  seen("family-camper-cabin", async (scene) => {
    await open(scene, withCamper);
    await scene.page
      .getByRole("button", { name: words(scene)("cabin_more", { kind: "" }).split(":")[0] })
      .first()
      .click();
    await fill(scene, familyNames);
    await typePlate(scene.page);
  }),
  seen("nine-passengers", async (scene) => {
    await open(scene, { ...twoAdults, adults: "9" });
    await fill(scene, adults);
  }),
  seen("arabic-and-long-names", async (scene) => {
    await open(scene);
    await fill(scene, [
      { first: "عبد الرحمن", last: "بن علي الطرابلسي", born: "12.11.1988", gender: "m" },
      {
        first: "Maximiliane ".repeat(16).trim(),
        last: "W".repeat(200),
        born: "1/2/1990",
        gender: "f",
      },
    ]);
  }),
  seen("price-changed", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
    await sendInstead(scene, (body) => {
      body.expected_total.amount_minor -= 500;
    });
    await submit(scene);
    await expect(scene.page.getByText(words(scene)("price_changed_title"))).toBeVisible();
  }),
  seen("no-capacity", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
    await sendInstead(scene, (body) => {
      const [sailing_id = ""] = body.journeys[0]?.sailing_ids ?? [];
      body.cabins = [{ sailing_id, kind: "suite_2", quantity: 9 }];
    });
    await submit(scene);
    await expect(scene.page.getByText(words(scene)("no_capacity_title"))).toBeVisible();
  }),
  seen("placing", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
    // An answer that does not come: what one sees meanwhile stays to be looked at.
    await scene.page.route("**/api/v1/bookings", () => {});
    await submit(scene);
    await expect(scene.page.getByText(words(scene)("submitting"))).toBeVisible();
  }),
  seen("offline", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
    await scene.page.route("**/api/v1/bookings", (route) => route.abort("internetdisconnected"));
    await submit(scene);
    await expect(scene.page.getByText(words(scene)("unanswered_lead"))).toBeVisible();
  }),
  seen("journey-gone", async ({ page, locale }) => {
    await page.goto(`/${locale}/book?out=nothing-of-ours&adults=2`);
  }),
  seen("booked-already", async (scene) => {
    await open(scene);
    await fill(scene, adults.slice(0, 2));
    await submit(scene);
    await scene.page.waitForURL(/\/bookings\//);
    await scene.page.goBack();
    await expect(scene.page.getByText(words(scene)("held_title"))).toBeVisible();
  }),
];
