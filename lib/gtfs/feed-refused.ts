/** What is wrong with a feed, and where. */
export type Flaw = {
  file: string;
  /** From 1, the header included; missing where the file as a whole is meant. */
  line?: number;
  field?: string;
  says: string;
};

/** As many flaws as help somebody mend a feed; it may have a million. */
export const mostFlaws = 20;

/** A feed that breaks the specification: nothing of it was imported. */
export class FeedRefused extends Error {
  override readonly name = "FeedRefused";
  constructor(readonly flaws: Flaw[]) {
    super(flaws.map(inWords).join("\n"));
  }
}

/** "stop_times.txt, line 17, arrival_time: 8 o'clock is not a time" */
export function inWords({ file, line, field, says }: Flaw): string {
  const where = [file, line === undefined ? [] : `line ${line}`, field ?? []].flat().join(", ");
  return `${where}: ${says}`;
}
