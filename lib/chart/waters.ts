/** West, south, east, north, in degrees. */
export type Region = [number, number, number, number];
export type NamedPlace = {
  id: string;
  within: Region[];
  /** Only where a degree is at most so many pixels: nearer, the name would say too little. */
  closest?: number;
};

/** Waters with the boxes in which their names may stand; the first that have room are named. */
export const waters = [
  { id: "ligurian", within: [[7.2, 42.7, 10, 44.3]] },
  { id: "tyrrhenian", within: [[9.8, 38.4, 15.8, 42.75]] },
  { id: "adriatic", within: [[12.6, 41, 19.4, 45.4]] },
  { id: "aegean", within: [[23.2, 36, 27, 40.4]] },
  { id: "ionian", within: [[15.5, 35.5, 21, 39.6]] },
  { id: "balearic", within: [[0, 39.5, 4.6, 41.9]] },
  { id: "alboran", within: [[-5.1, 35.2, -1.5, 36.8]] },
  { id: "lions", within: [[3.1, 42, 5.4, 43.5]] },
  { id: "sicily_strait", within: [[10.9, 35.6, 14.6, 37.7]] },
  { id: "gibraltar", within: [[-5.95, 35.75, -5.2, 36.2]] },
  { id: "bonifacio", within: [[8.4, 41.2, 9.7, 41.4]] },
  { id: "otranto", within: [[18.4, 39.7, 19.4, 40.5]] },
  { id: "tunis_gulf", within: [[10.3, 36.75, 11, 37.4]] },
  { id: "gabes", within: [[10.1, 33.6, 12, 34.9]] },
  { id: "crete", within: [[23.4, 35.3, 26.6, 36.4]] },
  { id: "sardinia", within: [[4.6, 38.4, 8.6, 42.3]] },
  { id: "channel", within: [[-5.5, 48.8, 1.2, 50.8]] },
  { id: "dover_strait", within: [[1, 50.5, 2.3, 51.3]] },
  { id: "irish", within: [[-6.3, 52, -3, 54.9]] },
  { id: "celtic", within: [[-10, 49.3, -5.3, 51.8]] },
  { id: "north", within: [[-1.5, 51.2, 8.5, 59]] },
  { id: "biscay", within: [[-9, 43.5, -1.2, 47.8]] },
  { id: "levant", within: [[27, 31.4, 36, 36.5]] },
  {
    id: "mediterranean",
    closest: 32,
    within: [
      [-1, 35.8, 11, 43],
      [11.5, 31, 34, 37],
    ],
  },
  { id: "atlantic", closest: 60, within: [[-30, 30, -6, 60]] },
] as const satisfies readonly NamedPlace[];

/** Lands, to tell at a glance where one is. */
export const lands = [
  { id: "corsica", within: [[8.55, 41.35, 9.6, 43.05]] },
  { id: "sardinia", within: [[8.1, 38.85, 9.85, 41.3]] },
  { id: "sicily", within: [[12.4, 36.6, 15.7, 38.3]] },
  { id: "mallorca", within: [[2.3, 39.2, 3.5, 40]] },
  { id: "menorca", within: [[3.75, 39.8, 4.4, 40.1]] },
  { id: "ibiza", within: [[1.15, 38.8, 1.65, 39.15]] },
  { id: "elba", within: [[10.1, 42.7, 10.45, 42.9]] },
  { id: "crete", within: [[23.5, 34.9, 26.4, 35.7]] },
  { id: "peloponnese", within: [[21.1, 36.4, 23.4, 38.2]] },
  {
    id: "france",
    within: [
      [-1, 43.6, 6.8, 49.4],
      [0.5, 42.6, 3.1, 44],
      [4, 43.2, 7.5, 45],
      [-4.5, 47.8, 2, 49.6],
      [1.5, 49.5, 4, 51],
    ],
  },
  {
    id: "italy",
    within: [
      [7.2, 44.5, 12.2, 46.2],
      [10.6, 42.2, 13.8, 44],
      [13.2, 40.9, 15.8, 42.2],
      [15.6, 38.6, 18.4, 41],
    ],
  },
  {
    id: "spain",
    within: [
      [-7, 37.3, -0.8, 42.8],
      [-2, 41, 2.9, 42.6],
      [-6.3, 36, -2, 38],
      [-8.9, 41.9, -6, 43.6],
    ],
  },
  { id: "portugal", within: [[-9.5, 37, -6.9, 42]] },
  { id: "tunisia", within: [[8.2, 32, 11.3, 37.3]] },
  { id: "algeria", within: [[-1.5, 30, 8, 36.9]] },
  { id: "morocco", within: [[-9.8, 31, -1.9, 35.9]] },
  {
    id: "greece",
    within: [
      [20.4, 38.9, 22.8, 41],
      [22, 38.2, 23.9, 38.9],
      [20.8, 38.4, 22, 39.4],
    ],
  },
  { id: "turkey", within: [[26.3, 36.2, 36, 41.8]] },
  { id: "cyprus", within: [[32.3, 34.6, 34.1, 35.4]] },
  { id: "albania", within: [[19.3, 39.8, 20.9, 42.4]] },
  { id: "montenegro", within: [[18.5, 42, 20, 43.4]] },
  {
    id: "croatia",
    within: [
      [14.8, 44.2, 16.6, 46.2],
      [15.6, 43.4, 16.8, 44.2],
      [13.6, 44.9, 14.2, 45.5],
    ],
  },
  { id: "england", within: [[-5.6, 50.1, 1.7, 55.2]] },
  { id: "wales", within: [[-5.1, 51.5, -3.1, 53.3]] },
  { id: "scotland", within: [[-6, 54.8, -2, 58.6]] },
  { id: "ireland", within: [[-10.3, 51.5, -5.5, 55.3]] },
  { id: "netherlands", within: [[3.6, 51.4, 7, 53.4]] },
  { id: "belgium", within: [[2.6, 50, 6, 51.4]] },
  { id: "malta", within: [[14.2, 35.8, 14.6, 36.1]] },
  { id: "libya", within: [[10, 29, 25, 32.9]] },
] as const satisfies readonly NamedPlace[];

export type WaterId = (typeof waters)[number]["id"];
export type LandId = (typeof lands)[number]["id"];
