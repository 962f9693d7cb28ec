/** The five colours that can be told apart at sea. */
export type FlagColour = "white" | "yellow" | "red" | "blue" | "black";

/** A piece of cloth: an SVG path and its colour. */
export type FlagPart = { d: string; colour: FlagColour };

/** A flag as it flies, hoist to the left: its pieces from the ground up, and the edge around them. */
export type Flag = { width: number; outline: string; parts: FlagPart[] };

/** Every flag is drawn on this height, so that a hoist stands in one line. */
export const flagHeight = 60;

type Point = readonly [x: number, y: number];

export function polygon(...points: Point[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z`;
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}

export function disc(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
