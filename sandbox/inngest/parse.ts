import { lex, type Token } from "./lex";

export type Node =
  | { type: "value"; value: unknown }
  | { type: "root"; name: string }
  | { type: "member"; of: Node; key: Node }
  | { type: "list"; items: Node[] }
  | { type: "call"; name: string; self?: Node; args: Node[] }
  | { type: "unary"; op: string; of: Node }
  | { type: "binary"; op: string; left: Node; right: Node };

const POWER: Record<string, number> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
};
const CONSTANTS: Record<string, unknown> = { true: true, false: false, null: null };

export function parse(source: string): Node {
  const tokens = lex(source);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: "end", value: "" };
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const is = (value: string): boolean => peek().kind === "mark" && peek().value === value;
  const take = (value: string): void => {
    if (!is(value)) throw new Error(`expression: expected ${value} in ${source}`);
    at += 1;
  };

  function many(close: string): Node[] {
    const items: Node[] = [];
    while (!is(close)) {
      items.push(binary(0));
      if (is(",")) at += 1;
      else break;
    }
    take(close);
    return items;
  }

  function primary(): Node {
    const token = next();
    if (token.kind === "text") return { type: "value", value: token.value };
    if (token.kind === "number") return { type: "value", value: Number(token.value) };
    if (token.kind === "name") {
      if (token.value in CONSTANTS) return { type: "value", value: CONSTANTS[token.value] };
      if (!is("(")) return { type: "root", name: token.value };
      take("(");
      return { type: "call", name: token.value, args: many(")") };
    }
    if (token.value === "!" || token.value === "-") {
      return { type: "unary", op: token.value, of: postfix() };
    }
    if (token.value === "[") return { type: "list", items: many("]") };
    if (token.value !== "(") throw new Error(`expression: unexpected ${token.value} in ${source}`);
    const inner = binary(0);
    take(")");
    return inner;
  }

  function postfix(): Node {
    let node = primary();
    for (;;) {
      if (is(".")) {
        take(".");
        const name = next().value;
        if (is("(")) {
          take("(");
          node = { type: "call", name, self: node, args: many(")") };
        } else {
          node = { type: "member", of: node, key: { type: "value", value: name } };
        }
      } else if (is("[")) {
        take("[");
        node = { type: "member", of: node, key: binary(0) };
        take("]");
      } else {
        return node;
      }
    }
  }

  function binary(floor: number): Node {
    let left = postfix();
    for (;;) {
      const op = peek().value;
      const power = peek().kind === "mark" || op === "in" ? POWER[op] : undefined;
      if (power === undefined || power <= floor) return left;
      at += 1;
      left = { type: "binary", op, left, right: binary(power) };
    }
  }

  const node = binary(0);
  if (peek().kind !== "end") throw new Error(`expression: ${peek().value} is left in ${source}`);
  return node;
}
