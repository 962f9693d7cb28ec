/**
 * Stripe's form bodies: `a[b][c]=1`, `expand[]=x`, `expand[0]=x`. Everything is a string or a
 * nested table; whether a table is a list or a hash is for the parameter's reader to say,
 * since `metadata[0]` is a hash and `expand[0]` a list.
 */
export type Form = string | FormTable;
export interface FormTable {
  [key: string]: Form;
}

const table = (): FormTable => Object.create(null) as FormTable;

export function parseForm(text: string): FormTable {
  const root = table();
  for (const [name, value] of new URLSearchParams(text)) insert(root, keys(name), value);
  return root;
}

function keys(name: string): string[] {
  const first = name.indexOf("[");
  if (first < 0) return [name];
  const rest = [...name.slice(first).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  return [name.slice(0, first), ...rest];
}

function insert(at: FormTable, path: string[], value: string): void {
  let here = at;
  for (const [depth, raw] of path.entries()) {
    const key = raw === "" ? String(Object.keys(here).length) : raw;
    if (depth === path.length - 1) {
      here[key] = value;
      return;
    }
    const next = here[key];
    if (next !== undefined && typeof next !== "string") here = next;
    else {
      const fresh = table();
      here[key] = fresh;
      here = fresh;
    }
  }
}

/** One text per set of parameters, whatever their order: what idempotency compares. */
export function canonical(form: Form): string {
  if (typeof form === "string") return JSON.stringify(form);
  const entries = Object.keys(form).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical(form[key] ?? "")}`).join(",")}}`;
}
