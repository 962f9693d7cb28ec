import type { Page } from "@playwright/test";
import type { Locale } from "../../lib/language/locales";
import type { World } from "./world";

/** Who looks: a page in a browser that speaks a language, and what all looks share. */
export type Scene = { page: Page; locale: Locale; world: World };

/** One thing a page can look like, and how an honest traveller gets to see it. */
export type State = {
  /** The page it is a state of: the folder its pictures lie in begins with it. */
  page: string;
  name: string;
  /** Reached within a second or two, so the tests look at it each time. */
  quick?: true;
  /** Seen without JavaScript. */
  plain?: true;
  /** Meant for paper: seen as A4, in print's own colours. */
  paper?: true;
  /** Not a page of ours with a heading and a footer: a mail, which has its own rules. */
  letter?: true;
  /** For moments that pass: how many seconds it lasts at most. */
  reach: (scene: Scene) => Promise<void>;
};

/** "results-direct": how a state is called in options, folders and tests. */
export const stateName = ({ page, name }: State) => `${page}-${name}`;
