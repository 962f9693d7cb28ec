/** What a browser or an endpoint says somebody looked at. */
export type LookEvent =
  | { type: "sailing.viewed"; sailing_id: string }
  | { type: "route.searched"; from: string; to: string }
  | { type: "recommendation.followed"; sailing_id: string; shown_on: string };

/** How long a look is kept one by one, in days; numbers by the day are kept as long. */
export const keptDays = 90;
/** How long an agreement holds before it is asked for anew, in days: well below the 13 months at most. */
export const agreedDays = 180;
