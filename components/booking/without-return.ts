/** The query of an address with one parameter left in it, or none. */
export function withoutReturn(search: string, keep?: string): string {
  const value = keep === undefined ? null : new URLSearchParams(search).get(keep);
  return keep === undefined || value === null ? "" : `?${new URLSearchParams({ [keep]: value })}`;
}
