/** Somebody whom the account has kept; days are YYYY-MM-DD. */
export type SavedPerson = {
  id: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: string;
  nationality: string;
  document?:
    | { kind: string; number: string; country: string; expires_on: string }
    | null
    | undefined;
};

/** What the account of who is signed in can fill in. */
export type Saved = {
  email: string;
  passengers: SavedPerson[];
  /** Plates of vehicles by kind. */
  plates: { kind: string; registration: string }[];
};
