import { type Node, parse } from "./parse";

export type Scope = Record<string, unknown>;

// Expressions come from the functions' configuration: few, and used for every event.
const parsed = new Map<string, Node>();

function tree(source: string): Node {
  const known = parsed.get(source);
  if (known) return known;
  const node = parse(source);
  if (parsed.size > 2_000) parsed.clear();
  parsed.set(source, node);
  return node;
}

export const evaluate = (source: string, scope: Scope): unknown => run(tree(source), scope);

/** As in CEL an expression that cannot be evaluated does not match; it stops nothing. */
export function matches(source: string | undefined | null, scope: Scope): boolean {
  if (!source) return true;
  try {
    return evaluate(source, scope) === true;
  } catch {
    return false;
  }
}

function run(node: Node, scope: Scope): unknown {
  switch (node.type) {
    case "value":
      return node.value;
    case "root":
      return scope[node.name];
    case "list":
      return node.items.map((item) => run(item, scope));
    case "member":
      return member(run(node.of, scope), run(node.key, scope));
    case "unary":
      return node.op === "!" ? !run(node.of, scope) : -Number(run(node.of, scope));
    case "call":
      return call(node, scope);
    case "binary":
      return binary(node.op, node.left, node.right, scope);
  }
}

function member(of: unknown, key: unknown): unknown {
  if (of === null || typeof of !== "object") return undefined;
  return Object.hasOwn(of, String(key)) ? (of as Record<string, unknown>)[String(key)] : undefined;
}

function call(node: Node & { type: "call" }, scope: Scope): unknown {
  const self = node.self ? run(node.self, scope) : undefined;
  const args = node.args.map((arg) => run(arg, scope));
  const [first] = args;
  switch (node.name) {
    case "has":
      return first !== undefined;
    case "string":
      return typeof first === "string" ? first : JSON.stringify(first);
    case "int":
    case "double":
      return Number(first);
    case "size":
      return sizeOf(node.self ? self : first);
    case "startsWith":
      return String(self).startsWith(String(first));
    case "endsWith":
      return String(self).endsWith(String(first));
    case "contains":
      return String(self).includes(String(first));
    default:
      throw new Error(`expression: ${node.name}() is not known here`);
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return value && typeof value === "object" ? Object.keys(value).length : 0;
}

function binary(op: string, leftNode: Node, rightNode: Node, scope: Scope): unknown {
  const left = run(leftNode, scope);
  if (op === "&&") return left === true && run(rightNode, scope) === true;
  if (op === "||") return left === true || run(rightNode, scope) === true;
  const right = run(rightNode, scope);
  switch (op) {
    case "==":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "in":
      return Array.isArray(right)
        ? right.some((item) => equal(left, item))
        : member(right, left) !== undefined;
    case "+":
      return typeof left === "number" && typeof right === "number"
        ? left + right
        : `${left}${right}`;
    case "-":
      return Number(left) - Number(right);
    default:
      return ordered(op, left, right);
  }
}

// A missing member equals nothing, not even another missing one: in CEL it is an error, and two
// events that both lack the id must not cancel each other.
function equal(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === "object") return JSON.stringify(left) === JSON.stringify(right);
  return left === right;
}

function ordered(op: string, left: unknown, right: unknown): boolean {
  if (typeof left !== typeof right) return false;
  if (typeof left !== "number" && typeof left !== "string") return false;
  const a = left as number;
  const b = right as number;
  if (op === "<") return a < b;
  if (op === ">") return a > b;
  return op === "<=" ? a <= b : a >= b;
}

/** `path` of the awaited event that must equal a value known now; `whole` if that says it all. */
export interface Equality {
  path: string[];
  value: unknown;
  whole: boolean;
}

/**
 * Finds `event.data.x == async.data.x` in an expression, so that a thousand waiting runs are found
 * by an index and not tried one by one.
 */
export function equality(source: string, scope: Scope): Equality | undefined {
  const search = (node: Node, whole: boolean): Equality | undefined => {
    if (node.type !== "binary") return undefined;
    if (node.op === "&&") return search(node.left, false) ?? search(node.right, false);
    if (node.op !== "==") return undefined;
    for (const [one, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      const path = asyncPath(one);
      if (!path || uses(other, "async")) continue;
      const value = run(other, scope);
      const plain = value === null || ["string", "number", "boolean"].includes(typeof value);
      if (plain) return { path, value, whole };
    }
    return undefined;
  };
  return search(tree(source), true);
}

function asyncPath(node: Node): string[] | undefined {
  if (node.type === "root") return node.name === "async" ? [] : undefined;
  if (node.type !== "member" || node.key.type !== "value") return undefined;
  const of = asyncPath(node.of);
  return of && [...of, String(node.key.value)];
}

function uses(node: Node, name: string): boolean {
  return JSON.stringify(node).includes(JSON.stringify({ type: "root", name }));
}

/** The value under a path, as the text an equality is stored under. */
export function textAt(value: unknown, path: string[]): string | undefined {
  const found = path.reduce<unknown>(member, value);
  return found === undefined ? undefined : JSON.stringify(found);
}
