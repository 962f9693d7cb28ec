/** The catalogue's words for why a part of a booking cannot go; null for a reason this page does not know. */
export function partRefusedWords(because: string | null) {
  switch (because) {
    case "needs_adult":
    case "needs_driver":
    case "middle_leg":
    case "already":
    case "sailed":
    case "not_confirmed":
      return `part_${because}` as const;
    default:
      return null;
  }
}
