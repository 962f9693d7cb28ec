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
