import { foldName } from "#lib/port/fold-name";

/** A word, a number or a sign of what somebody wrote. */
export type Token = { kind: "word" | "number" | "sign"; text: string; key: string };

/** More than anyone writes in one line. */
export const longestAsk = 200;

/**
 * What was written, in pieces: runs of letters, runs of digits, single signs. Linear in its length, which
 * is cut to 200 characters.
 */
export function tokensOf(text: string): Token[] {
  const line = text.slice(0, longestAsk).normalize("NFC");
  return [...line.matchAll(/[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]/gu)].map(([piece]) => {
    const kind = /^\p{Nd}/u.test(piece) ? "number" : /^[\p{L}\p{M}]/u.test(piece) ? "word" : "sign";
    return { kind, text: piece, key: kind === "sign" ? piece : foldName(piece) };
  });
}

/** The tokens with a mark on those that were understood. */
export class Line {
  readonly tokens: readonly Token[];
  private readonly used: boolean[];

  constructor(text: string) {
    this.tokens = tokensOf(text);
    this.used = this.tokens.map(() => false);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The folded word or sign at a place; empty where there is none, or it was understood. */
  key(at: number): string {
    return this.isFree(at) ? (this.tokens[at]?.key ?? "") : "";
  }

  /** The number at a place; null where there is none that counts something. */
  number(at: number): number | null {
    const token = this.tokens[at];
    if (!this.isFree(at) || token?.kind !== "number" || token.key.length > 4) return null;
    const value = Number(token.key);
    return Number.isInteger(value) ? value : null;
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.length && !this.used[at];
  }

  isWord(at: number): boolean {
    return this.isFree(at) && this.tokens[at]?.kind === "word";
  }

  /** Marks tokens from one place up to (not with) another as understood. */
  take(from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.used[at] = true;
  }

  /** As it was written, from one place up to another, without the spaces. */
  text(from: number, to: number): string {
    const pieces = this.tokens.slice(from, to);
    return pieces
      .map(({ text, kind }, index) => {
        const isApart = index > 0 && kind !== "sign" && pieces[index - 1]?.kind !== "sign";
        return isApart ? ` ${text}` : text;
      })
      .join("");
  }
}
