/** The name under which the news has that any picture changed: what is kept of all of them ends. */
export const picturesName = "pictures";

/** The name under which it has that a subject's pictures changed: pages that show them end. */
export function subjectPicturesName(word: string): string {
  return `${picturesName}:${word}`;
}
