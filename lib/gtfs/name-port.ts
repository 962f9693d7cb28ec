import { createHash } from "node:crypto";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A code for a port without UN/LOCODE: a nought and four signs made of what the stop is called in its
 * feed, the same each time; `taken` says which others have.
 */
export function portCodeFor(name: string, taken: (code: string) => boolean): string {
  for (let turn = 0; ; turn += 1) {
    const hash = createHash("sha256").update(`${name}\n${turn}`).digest();
    const signs = [0, 1, 2, 3].map((index) => alphabet[(hash[index] as number) & 31]);
    const code = `0${signs.join("")}`;
    if (!taken(code)) return code;
  }
}

/**
 * A name as part of an address: "Cypel Czerniakowski" is cypel-czerniakowski. One without Latin letters is
 * what it is (`kind`) and its code.
 */
export function slugFor(
  { name, kind, code }: { name: string; kind: string; code: string },
  taken: (slug: string) => boolean,
): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[ŁłØøÆæŒœßĐđ]/g, (letter) => special[letter] ?? "")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  const ending = code.toLowerCase();
  if (!/[a-z]{2}/.test(plain)) return `${kind}-${ending}`;
  return taken(plain) ? `${plain}-${ending}` : plain;
}

const special: Record<string, string> = {
  Ł: "l",
  ł: "l",
  Ø: "o",
  ø: "o",
  Æ: "ae",
  æ: "ae",
  Œ: "oe",
  œ: "oe",
  ß: "ss",
  Đ: "d",
  đ: "d",
};
