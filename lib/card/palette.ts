/** The colours of app/tokens.css by day: a picture that is sent away cannot ask for them. */
export const palette = {
  waterDeep: "#fbfdfd",
  waterShallow: "#dcebf1",
  waterShoal: "#c3dce7",
  land: "#f7eed6",
  landEdge: "#d9c694",
  ink: "#10263b",
  inkSoft: "#45596b",
  rule: "#b9c8d2",
  ruleStrong: "#7b909f",
} as const;

/** The same by night, for a picture that stands on our own pages. */
export const nightPalette: Record<keyof typeof palette, string> = {
  waterDeep: "#0a131b",
  waterShallow: "#152735",
  waterShoal: "#1f3a4d",
  land: "#272417",
  landEdge: "#57502f",
  ink: "#d5e0e6",
  inkSoft: "#9db1be",
  rule: "#2b3f4e",
  ruleStrong: "#647c8c",
};
