export interface Token {
  kind: "name" | "text" | "number" | "mark" | "end";
  value: string;
}

const MARKS = [
  "&&",
  "||",
  "==",
  "!=",
  "<=",
  ">=",
  "<",
  ">",
  "!",
  "(",
  ")",
  "[",
  "]",
  ".",
  ",",
  "+",
  "-",
];
const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r" };

/** The words of an expression; the part of CEL that Inngest's users write. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = rest.match(/^\s+/)?.[0];
    const name = rest.match(/^[A-Za-z_]\w*/)?.[0];
    const number = rest.match(/^\d+(\.\d+)?/)?.[0];
    const mark = MARKS.find((m) => rest.startsWith(m));
    if (space) {
      at += space.length;
    } else if (name) {
      tokens.push({ kind: "name", value: name });
      at += name.length;
    } else if (number) {
      tokens.push({ kind: "number", value: number });
      at += number.length;
    } else if (rest[0] === "'" || rest[0] === '"') {
      const { value, length } = quoted(rest);
      tokens.push({ kind: "text", value });
      at += length;
    } else if (mark) {
      tokens.push({ kind: "mark", value: mark });
      at += mark.length;
    } else {
      throw new Error(`expression: unexpected ${rest[0]} in ${source}`);
    }
  }
  tokens.push({ kind: "end", value: "" });
  return tokens;
}

function quoted(rest: string): { value: string; length: number } {
  const quote = rest[0];
  let value = "";
  for (let at = 1; at < rest.length; at++) {
    const char = rest[at] ?? "";
    if (char === quote) return { value, length: at + 1 };
    if (char === "\\") {
      at += 1;
      const escaped = rest[at] ?? "";
      value += ESCAPES[escaped] ?? escaped;
    } else {
      value += char;
    }
  }
  throw new Error(`expression: open string in ${rest}`);
}
