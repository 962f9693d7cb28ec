import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { seededChart, seededRoutes, stopAt } from "#lib/chart/testing";
import { cardHeight, cardSvg, cardWidth } from "./card-svg";
import { renderCard } from "./render-card";

const sender = "Gangway";
const card = (from: string, to: string) =>
  cardSvg(
    {
      title: { from: stopAt(from, "fr").name, to: stopAt(to, "fr").name },
      facts: ["462 milles marins", "environ 20 h en mer"],
      sender,
    },
    seededChart([from, to], "fr", "card"),
  );

describe("a social card", () => {
  test("needs no font: every word is an outline, of every route", () => {
    for (const { from_port, to_port } of seededRoutes) {
      expect(card(from_port, to_port)).not.toMatch(/<text|font|NaN|undefined|d=""/);
    }
  });

  test("is a picture of the size that is asked for, with words on the left and a chart on the right", async () => {
    const png = await renderCard("one", () => card("TNLGN", "FRMRS"));
    const picture = sharp(png);
    const { format, width, height } = await picture.metadata();
    expect({ format, width, height }).toEqual({
      format: "png",
      width: cardWidth,
      height: cardHeight,
    });
    expect(png.length).toBeLessThan(150_000);
    const half = async (left: number, width: number) => {
      const { data } = await sharp(png)
        .extract({ left, top: 0, width, height: cardHeight })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { dark: data.filter((value) => value < 80).length, all: new Set(data).size };
    };
    const [words, chart] = [await half(0, 520), await half(560, 640)];
    expect(words.dark).toBeGreaterThan(5_000);
    expect(chart.dark).toBeGreaterThan(2_000);
    expect(chart.all).toBeGreaterThan(8);
    // Nothing of the words reaches the chart.
    expect((await half(520, 18)).dark).toBe(0);
  });

  test("a name as long as names get stays beside the chart", async () => {
    const name = "Saint-Jean-Cap-Ferrat-sur-Mer et Villefranche";
    const png = await renderCard("long", () =>
      cardSvg(
        { title: { from: name, to: name }, facts: [`${name} ${name}`], sender },
        seededChart(["TNLGN", "FRMRS"], "fr", "card"),
      ),
    );
    const { data } = await sharp(png)
      .extract({ left: 510, top: 0, width: 28, height: cardHeight })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data.filter((value) => value < 200)).toHaveLength(0);
  });
});

describe("the place where cards are drawn", () => {
  const plain =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>';

  test("draws one at a time, each only once, and keeps it", async () => {
    let open = 0;
    let most = 0;
    const draws: string[] = [];
    const draw = (key: string) =>
      renderCard(key, () => {
        open++;
        most = Math.max(most, open);
        draws.push(key);
        queueMicrotask(() => open--);
        return plain;
      });
    const [first, again, other] = await Promise.all([draw("a"), draw("a"), draw("b")]);
    expect(again).toBe(first);
    expect(other).toEqual(first);
    expect(await draw("a")).toBe(first);
    expect(draws).toEqual(["a", "b"]);
    expect(most).toBe(1);
  });

  test("says that it is busy when too many wait, and is not afterwards", async () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      renderCard(`crowd ${index}`, () => plain),
    );
    expect(() => renderCard("one more", () => plain)).toThrow(/Too many/);
    await Promise.all(crowd);
    await new Promise((done) => setTimeout(done, 5));
    expect(await renderCard("one more", () => plain)).toBeInstanceOf(Buffer);
  });

  test("a card that cannot be drawn does not stop the next", async () => {
    await expect(renderCard("broken", () => "no picture")).rejects.toThrow();
    expect(await renderCard("whole", () => plain)).toBeInstanceOf(Buffer);
  });
});
