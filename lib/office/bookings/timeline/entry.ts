/** What a line of a booking's timeline is about: by these it is filtered. */
export const timelineKinds = ["booking", "money", "mail", "operator", "note", "boarding"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export type TimelineEntry = {
  /** The same for the same line at every reading. */
  id: string;
  at: string;
  kind: TimelineKind;
  /** What happened, in English. */
  what: string;
  detail: string | null;
  /** Who did it: a member of staff by name, else what kind of somebody. */
  who: string;
  /** A person did it, or has to look at it. */
  tone: "plain" | "good" | "wait" | "bad";
};
