/** How an operator's system behaves when nothing is armed. */
export interface Profile {
  slug: string;
  speaks: "http" | "ferrygateway";
  /** A request takes between these, in milliseconds. */
  latency: [number, number];
}

export const profiles: Profile[] = [
  { slug: "ctn", speaks: "http", latency: [600, 1_600] },
  { slug: "gnv", speaks: "http", latency: [500, 1_200] },
  { slug: "grimaldi-lines", speaks: "http", latency: [500, 1_500] },
  { slug: "balearia", speaks: "http", latency: [500, 900] },
  { slug: "jadrolinija", speaks: "http", latency: [700, 2_000] },
  { slug: "corsica-linea", speaks: "ferrygateway", latency: [500, 1_400] },
  { slug: "corsica-ferries", speaks: "ferrygateway", latency: [600, 1_800] },
  { slug: "minoan-lines", speaks: "ferrygateway", latency: [700, 2_000] },
];
