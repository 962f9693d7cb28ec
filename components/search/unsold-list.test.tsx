import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { UnsoldCrossings } from "#lib/search/unsold-crossings";
import { UnsoldList } from "./unsold-list";

const crossings: UnsoldCrossings = {
  sailings: [
    {
      departs_at: "2030-03-10T22:00:00+01:00",
      arrives_at: "2030-03-11T06:00:00+01:00",
      duration_minutes: 480,
      calls: 1,
      by_arrangement: true,
      seller: { name: "The <Boats>", url: "https://boats.example/buy" },
    },
  ],
  intervals: [
    {
      every_minutes: 20,
      first: "06:00",
      last: "18:00",
      duration_minutes: 5,
      seller: { name: "Shuttle", url: null },
    },
    {
      every_minutes: 1,
      first: null,
      last: null,
      duration_minutes: 5,
      seller: { name: "Shuttle", url: null },
    },
  ],
};

test("service at an interval is told as such, a departure with its times, and who sells them", () => {
  const english = renderToStaticMarkup(<UnsoldList locale="en" crossings={crossings} />);
  expect(english).toContain("Every 20 minutes, 06:00 to 18:00");
  expect(english).toContain("Every minute, all day");
  expect(english).toMatch(/22:00<\/time> – <time[^>]*>06:00<\/time> on a later day/);
  expect(english).toContain("1 call on the way");
  expect(english).toContain(
    'href="https://boats.example/buy" rel="noopener nofollow external">The &lt;Boats&gt;</a>',
  );
  expect(english).not.toContain("style=");
  const french = renderToStaticMarkup(<UnsoldList locale="fr" crossings={crossings} />);
  expect(french).toContain("Toutes les 20\u00a0minutes, de 06:00 à 18:00");
  expect(french).toContain("Toutes les minutes, toute la journée");
});

test("where there is nothing, nothing is said", () => {
  const none = { sailings: [], intervals: [] };
  expect(renderToStaticMarkup(<UnsoldList locale="en" crossings={none} />)).toBe("");
});
