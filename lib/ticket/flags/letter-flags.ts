import {
  disc,
  type Flag,
  type FlagColour,
  type FlagPart,
  flagHeight,
  polygon,
  rectangle,
} from "./flag";

const side = flagHeight;
const half = side / 2;
/** How far a burgee is cut in at the fly. */
const cut = 44;

const cloth = (colour: FlagColour): FlagPart => ({ d: rectangle(0, 0, side, side), colour });

function square(...parts: FlagPart[]): Flag {
  return { width: side, outline: rectangle(0, 0, side, side), parts };
}

function burgee(...parts: FlagPart[]): Flag {
  const outline = polygon([0, 0], [side, 0], [cut, half], [side, side], [0, side]);
  return { width: side, outline, parts };
}

/** Bands one above the other; a number after a colour is its share. */
function across(...bands: [FlagColour, number][]): Flag {
  const whole = bands.reduce((sum, [, share]) => sum + share, 0);
  let top = 0;
  return square(
    ...bands.map(([colour, share]) => {
      const height = (side * share) / whole;
      const part = { d: rectangle(0, top, side, height), colour };
      top += height;
      return part;
    }),
  );
}

/** Bands from the hoist to the fly, all as wide. */
function upright(...colours: FlagColour[]): Flag {
  const width = side / colours.length;
  return square(
    ...colours.map((colour, index) => ({ d: rectangle(index * width, 0, width, side), colour })),
  );
}

/** A chequer of `count` by `count`, the first colour at the upper hoist. */
function chequer(count: number, first: FlagColour, second: FlagColour): Flag {
  const field = side / count;
  const parts = Array.from({ length: count * count }, (_, index) => {
    const row = Math.floor(index / count);
    const column = index % count;
    return {
      d: rectangle(column * field, row * field, field, field),
      colour: (row + column) % 2 === 0 ? first : second,
    };
  });
  return square(...parts);
}

function centred(colour: FlagColour, inset: number): FlagPart {
  return { d: rectangle(inset, inset, side - 2 * inset, side - 2 * inset), colour };
}

function upstanding(ground: FlagColour, colour: FlagColour): Flag {
  const arm = side / 5;
  const start = (side - arm) / 2;
  return square(
    cloth(ground),
    { d: rectangle(0, start, side, arm), colour },
    { d: rectangle(start, 0, arm, side), colour },
  );
}

function saltire(ground: FlagColour, colour: FlagColour): Flag {
  const arm = 9;
  const far = side - arm;
  return square(
    cloth(ground),
    { d: polygon([0, 0], [arm, 0], [side, far], [side, side], [far, side], [0, arm]), colour },
    { d: polygon([side, 0], [side, arm], [arm, side], [0, side], [0, far], [far, 0]), colour },
  );
}

/** Ten bands rising to the fly, the first at the upper hoist. */
function rising(first: FlagColour, second: FlagColour): Flag {
  const step = side / 5;
  /** Where the line x + y = `sum` enters the flag and leaves it. */
  const low = (sum: number) => [Math.max(0, sum - side), Math.min(sum, side)] as const;
  const high = (sum: number) => [Math.min(sum, side), Math.max(0, sum - side)] as const;
  const parts = Array.from({ length: 10 }, (_, index) => {
    const from = index * step;
    const to = from + step;
    const colour = index % 2 === 0 ? first : second;
    return { d: polygon(high(from), high(to), low(to), low(from)), colour };
  });
  return square(...parts);
}

/** The alphabet of the International Code of Signals (IMO, 2005). */
export const letterFlags: Record<string, Flag> = {
  A: burgee(
    { d: rectangle(0, 0, half, side), colour: "white" },
    { d: polygon([half, 0], [side, 0], [cut, half], [side, side], [half, side]), colour: "blue" },
  ),
  B: burgee({
    d: polygon([0, 0], [side, 0], [cut, half], [side, side], [0, side]),
    colour: "red",
  }),
  C: across(["blue", 1], ["white", 1], ["red", 1], ["white", 1], ["blue", 1]),
  D: across(["yellow", 1], ["blue", 3], ["yellow", 1]),
  E: across(["blue", 1], ["red", 1]),
  F: square(cloth("white"), {
    d: polygon([half, 0], [side, half], [half, side], [0, half]),
    colour: "red",
  }),
  G: upright("yellow", "blue", "yellow", "blue", "yellow", "blue"),
  H: upright("white", "red"),
  I: square(cloth("yellow"), { d: disc(half, half, 15), colour: "black" }),
  J: across(["blue", 1], ["white", 1], ["blue", 1]),
  K: upright("yellow", "blue"),
  L: chequer(2, "yellow", "black"),
  M: saltire("blue", "white"),
  N: chequer(4, "blue", "white"),
  O: square(cloth("yellow"), { d: polygon([0, 0], [side, 0], [side, side]), colour: "red" }),
  P: square(cloth("blue"), centred("white", side / 3)),
  Q: square(cloth("yellow")),
  R: upstanding("red", "yellow"),
  S: square(cloth("white"), centred("blue", side / 3)),
  T: upright("red", "white", "blue"),
  U: chequer(2, "red", "white"),
  V: saltire("white", "red"),
  W: square(cloth("blue"), centred("white", side / 5), centred("red", (2 * side) / 5)),
  X: upstanding("white", "blue"),
  Y: rising("yellow", "red"),
  Z: square(
    { d: polygon([0, 0], [side, 0], [half, half]), colour: "yellow" },
    { d: polygon([side, 0], [side, side], [half, half]), colour: "blue" },
    { d: polygon([side, side], [0, side], [half, half]), colour: "red" },
    { d: polygon([0, side], [0, 0], [half, half]), colour: "black" },
  ),
};
