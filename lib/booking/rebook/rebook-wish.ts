/**
 * Which legs go to which sailings; all of them or none. With `fromSailingId` only a leg that is still on that
 * sailing: whoever was quicker has moved it already.
 */
export type RebookWish = {
  moves: {
    leg: number;
    toSailingId: string;
    fromSailingId?: string;
    /** As below, for this leg alone. */
    instead?: Record<string, string>;
  }[];
  /** What is taken in place of what the new sailing lacks, by pool kind: `cabin:inside_2` → `cabin:outside_2`. */
  instead?: Record<string, string>;
};

/** A sailing as it is named beside a move: times in the ports' own offsets. */
export type RebookSailing = {
  id: string;
  operator: { code: string; name: string };
  vessel: string | null;
  voyage_id: string;
  from: { code: string; name: string; zone: string };
  to: { code: string; name: string; zone: string };
  departs_at: string;
  arrives_at: string;
  status: string;
};

/** What a leg owns of a pool's kind, what it takes on the new sailing, and how much of that is free there. */
export type RebookClaim = {
  kind: string;
  taken_as: string;
  quantity: number;
  /** Null: the new sailing has nothing of this kind. */
  available: number | null;
};

export type RebookMove = {
  leg: string;
  from: RebookSailing;
  to: RebookSailing | null;
  claims: RebookClaim[];
};

/** Why a move cannot be made: of the request, of the booking or its sailings, or of the places. */
export type RebookProblem = {
  code: "invalid" | "not_bookable" | "no_capacity";
  path: string;
  message: string;
};

/** What rebooking would do. Nobody pays: the price stays as sold. It can be done if there are no problems. */
export type RebookPreview = {
  moves: RebookMove[];
  passengers: number;
  vehicles: number;
  /** Operators who are told of a leg given up, and of one taken, by name. */
  gives_up_with: string[];
  asks: string[];
  /** The language of the mail that will be sent with the new ticket. */
  mail: string;
  /** Worth knowing, and no hindrance. */
  remarks: string[];
  problems: RebookProblem[];
};
