/** How well lists of ten foretold what was looked at next: means over all sittings, 0 to 1. */
export type Figures = {
  /** How often it was among the ten. */
  recall: number;
  /** The same, the more the further up it stood: 1 / log2(place + 1). */
  ndcg: number;
  /** 1 / place. */
  mrr: number;
};

const length = 10;

/** The figures of lists of sailing ids, each beside the sailing that was looked at next. */
export function figuresOf(foretold: { list: string[]; next: string }[]): Figures {
  const places = foretold.map(({ list, next }) => list.slice(0, length).indexOf(next) + 1);
  const mean = (worth: (place: number) => number) =>
    places.reduce((sum, place) => sum + (place > 0 ? worth(place) : 0), 0) /
    Math.max(1, places.length);
  return {
    recall: mean(() => 1),
    ndcg: mean((place) => 1 / Math.log2(place + 1)),
    mrr: mean((place) => 1 / place),
  };
}
