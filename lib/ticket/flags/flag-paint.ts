import type { FlagColour } from "./flag";

/** The colours of signal cloth. They are facts of the code, so no theme changes them. */
export const flagPaint: Record<FlagColour, string> = {
  white: "#ffffff",
  yellow: "#f7c600",
  red: "#c8202f",
  blue: "#14509b",
  black: "#15191d",
};

/** The edge that tells white cloth from white paper, and one flag from the next in grey. */
export const flagEdge = "#33475a";
