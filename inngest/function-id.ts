/** A function's id, whichever way Inngest's SDK hands the function over. */
export function functionIdOf(fn: { id: unknown }): string {
  return String(typeof fn.id === "function" ? fn.id() : fn.id);
}

/** The group of a function, which its name begins with: payments-settle-event. */
export function groupOfFunction(functionId: string): string {
  return functionId.split("-")[0] ?? functionId;
}
