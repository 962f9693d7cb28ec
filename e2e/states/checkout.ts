import { translator } from "../../lib/language/translator";
import { scriptsCame } from "../support/scripts-came";
import { adults, children, goOn, infant, typePassenger, walkTo, walkToEnd } from "./fill-checkout";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { twoAdults } from "./world";

type Query = Record<string, string>;

const family = { ...twoAdults, children: "2", infants: "1" };
const camper = { vehicle: "camper", vehicle_length_cm: "700", vehicle_height_cm: "290" };
const withCamper = { ...family, ...camper };
const familyNames = [...adults.slice(0, 2), ...children, infant];
const strangers = [
  { first: "عبد الرحمن", last: "بن علي الطرابلسي", born: "12.11.1988", gender: "m" as const },
  {
    first: "Maximiliane ".repeat(16).trim(),
    last: "W".repeat(200),
    born: "1/2/1990",
    gender: "f" as const,
  },
];

async function open({ page, locale, world }: Scene, query: Query = twoAdults): Promise<void> {
  const { journey } = await world.journey(query);
  const { from, to, ...party } = query;
  await page.goto(`/${locale}/book?${new URLSearchParams({ out: journey.id, ...party })}`);
  await expect(page.locator("[aria-current=step]")).toBeVisible();
  // The draft is read after hydration: what is typed before would be lost.
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
}

/** Opens the checkout and answers until a decision is open; "end" is the last button. */
async function openAt(scene: Scene, goal: string, query?: Query, people = adults): Promise<void> {
  await open(scene, query);
  await (goal === "end" ? walkToEnd(scene.page, people) : walkTo(scene.page, goal, people));
}

const words = ({ locale }: Scene) => translator(locale, "book");

type Body = {
  expected_total: { amount_minor: number };
  cabins: { sailing_id: string; kind: string; quantity: number }[];
  journeys: { sailing_ids: string[]; conditions_id?: string }[];
};

/** Changes what the browser sends, as a page that was open too long would have it. */
async function sendInstead(
  { page }: Scene,
  change: (body: Body, ask: (body: Body) => Promise<Refusal>) => void | Promise<void>,
): Promise<void> {
  await page.route("**/api/v1/bookings", async (route) => {
    const body = route.request().postDataJSON() as Body;
    const ask = async (asked: Body) => {
      const answer = await route.fetch({ postData: JSON.stringify(asked) });
      return (await answer.json()) as Refusal;
    };
    await change(body, ask);
    await route.continue({ postData: JSON.stringify(body) });
  });
}
type Refusal = { quote?: { total: Body["expected_total"] } };

const seen = (name: string, reach: State["reach"], quick?: true): State => ({
  page: "checkout",
  name,
  reach,
  ...(quick && { quick }),
});

export const checkoutStates: State[] = [
  seen("fare", (scene) => open(scene)),
  seen(
    "cabins",
    async (scene) => {
      await openAt(scene, "cabins-0", withCamper, familyNames);
      await scene.page.locator("[aria-current=step] li button").nth(1).click();
    },
    true,
  ),
  seen("passenger", (scene) => openAt(scene, "passenger-1")),
  seen(
    "passenger-faulty",
    async (scene) => {
      await openAt(scene, "passenger-1");
      const nobody = { first: "Amel", last: "", born: "31/02/1985", gender: "f" as const };
      await typePassenger(scene.page, 0, nobody);
      await goOn(scene.page);
      await expect(scene.page.locator("[aria-invalid=true]").first()).toBeVisible();
    },
    true,
  ),
  seen("passenger-empty-and-sent", async (scene) => {
    await openAt(scene, "passenger-1");
    await goOn(scene.page);
    await expect(scene.page.locator("[aria-invalid=true]").first()).toBeVisible();
  }),
  seen("second-passenger", (scene) => openAt(scene, "passenger-2")),
  seen("vehicle", (scene) => openAt(scene, "vehicle", withCamper, familyNames)),
  seen("contact", (scene) => openAt(scene, "contact")),
  seen("end-of-a-family", (scene) => openAt(scene, "end", withCamper, familyNames)),
  seen("end-of-nine", (scene) => openAt(scene, "end", { ...twoAdults, adults: "9" })),
  seen("end-of-arabic-and-long-names", (scene) => openAt(scene, "end", twoAdults, strangers)),
  seen("price-changed", async (scene) => {
    await openAt(scene, "end");
    await sendInstead(scene, (body) => {
      body.expected_total.amount_minor -= 500;
    });
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("price_changed_title"))).toBeVisible();
  }),
  seen("conditions-changed", async (scene) => {
    await openAt(scene, "end");
    await sendInstead(scene, (body) => {
      for (const journey of body.journeys) journey.conditions_id = "-".repeat(16);
    });
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("conditions_changed_title"))).toBeVisible();
  }),
  seen("no-capacity", async (scene) => {
    await openAt(scene, "end");
    // More suites than there are, at the price the refusal before names.
    await sendInstead(scene, async (body, ask) => {
      const [sailing_id = ""] = body.journeys[0]?.sailing_ids ?? [];
      body.cabins = [{ sailing_id, kind: "suite_2", quantity: 9 }];
      const { quote } = await ask(body);
      if (quote) body.expected_total = quote.total;
    });
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("no_capacity_title"))).toBeVisible();
  }),
  seen("placing", async (scene) => {
    await openAt(scene, "end");
    // An answer that does not come: what one sees meanwhile stays to be looked at.
    await scene.page.route("**/api/v1/bookings", () => {});
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("submitting"))).toBeVisible();
  }),
  seen("placing-slowly", async (scene) => {
    await openAt(scene, "end");
    await scene.page.route("**/api/v1/bookings", () => {});
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("slow_title"))).toBeVisible();
  }),
  seen("offline", async (scene) => {
    await openAt(scene, "end");
    await scene.page.context().setOffline(true);
    await expect(scene.page.getByText(words(scene)("offline_title"))).toBeVisible();
  }),
  seen("unanswered", async (scene) => {
    await openAt(scene, "end");
    await scene.page.route("**/api/v1/bookings", (route) => route.abort("connectionreset"));
    await goOn(scene.page);
    await expect(scene.page.getByText(words(scene)("unanswered_lead"))).toBeVisible();
  }),
  seen("journey-gone", async ({ page, locale }) => {
    await page.goto(`/${locale}/book?out=nothing-of-ours&adults=2`);
  }),
  seen("booked-already", async (scene) => {
    await openAt(scene, "end");
    await goOn(scene.page);
    await scene.page.waitForURL(/\/bookings\//);
    await scene.page.goBack();
    await expect(scene.page.getByText(words(scene)("held_title"))).toBeVisible();
  }),
];
