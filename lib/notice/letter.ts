import type { Language } from "#lib/ticket/language";

/** A line of a price. */
export type AmountRow = { label: string; amount: string };

/** A departure or arrival: whole as a sentence, and taken apart for a board. */
export type Moment = { sentence: string; clock: string; words: string };

export type Block =
  | { kind: "text"; title: string | null; lines: string[] }
  | {
      kind: "crossing";
      title: string;
      departure: Moment;
      arrival: Moment;
      details: string[];
      /** By when to be at check-in; null for what is not travelled. */
      checkIn: string | null;
      cancelled: string | null;
    }
  /** What people typed, so in any script and either direction. */
  | { kind: "names"; title: string; lines: string[] }
  | {
      kind: "amounts";
      title: string;
      groups: { title: string | null; rows: AmountRow[] }[];
      total: AmountRow;
      note: string | null;
    };

/** A mail before it is HTML or text: what it says, in order. Both forms are made from it, so they say the same. */
export type Letter = {
  language: Language;
  subject: string;
  /** What a mailbox shows beside the subject. */
  preheader: string;
  heading: string;
  lead: string[];
  /** The booking it is about; null: it is about an account. */
  reference: { label: string; value: string } | null;
  action: { label: string; url: string };
  /** The ticket's pictures: its code, and its reference in signal flags. */
  qr: { alt: string; caption: string } | null;
  blocks: Block[];
  footer: string[];
};
