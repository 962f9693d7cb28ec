/** For what is written in TypeScript: the path of a Chromium that runs here. */
export function findChromium(root: string): Promise<string>;
