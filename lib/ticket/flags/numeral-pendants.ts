import { disc, type Flag, type FlagColour, type FlagPart, flagHeight, polygon } from "./flag";

const length = 96;
const hoist = 44;
const fly = 16;
const middle = flagHeight / 2;

/** Half of the pendant's height at a distance from the hoist. */
const reach = (x: number) => (hoist + ((fly - hoist) * x) / length) / 2;

const slice = (from: number, to: number): string =>
  polygon(
    [from, middle - reach(from)],
    [to, middle - reach(to)],
    [to, middle + reach(to)],
    [from, middle + reach(from)],
  );

const upper = (from: number, to: number): string =>
  polygon([from, middle - reach(from)], [to, middle - reach(to)], [to, middle], [from, middle]);

const lower = (from: number, to: number): string =>
  polygon([from, middle], [to, middle], [to, middle + reach(to)], [from, middle + reach(from)]);

function pendant(...parts: FlagPart[]): Flag {
  return { width: length, outline: slice(0, length), parts };
}

/** Bands from the hoist to the fly, all as wide. */
function upright(...colours: FlagColour[]): Flag {
  const width = length / colours.length;
  return pendant(
    ...colours.map((colour, index) => ({ d: slice(index * width, (index + 1) * width), colour })),
  );
}

function spotted(ground: FlagColour, colour: FlagColour): Flag {
  return pendant(
    { d: slice(0, length), colour: ground },
    { d: disc(length / 4, middle, 10), colour },
  );
}

/** A cross whose upright stands near the hoist. */
function crossed(ground: FlagColour, colour: FlagColour): Flag {
  const arm = 5;
  return pendant(
    { d: slice(0, length), colour: ground },
    {
      d: polygon(
        [0, middle - arm],
        [length, middle - arm],
        [length, middle + arm],
        [0, middle + arm],
      ),
      colour,
    },
    { d: slice(20, 30), colour },
  );
}

function parted(above: FlagColour, below: FlagColour): Flag {
  return pendant({ d: upper(0, length), colour: above }, { d: lower(0, length), colour: below });
}

/** The numeral pendants of the International Code of Signals (IMO, 2005). */
export const numeralPendants: Record<string, Flag> = {
  0: upright("yellow", "red", "yellow"),
  1: spotted("white", "red"),
  2: spotted("blue", "white"),
  3: upright("red", "white", "blue"),
  4: crossed("red", "white"),
  5: upright("yellow", "blue"),
  6: parted("black", "white"),
  7: parted("yellow", "red"),
  8: crossed("white", "red"),
  9: pendant(
    { d: upper(0, length / 2), colour: "white" },
    { d: upper(length / 2, length), colour: "black" },
    { d: lower(0, length / 2), colour: "red" },
    { d: lower(length / 2, length), colour: "yellow" },
  ),
};
