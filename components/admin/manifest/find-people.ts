import type { ManifestPerson } from "#lib/boarding/manifest";

/** A text without accents and case, as people type names. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Those of whom each typed word stands in name, reference or vehicle. */
export function findPeople(people: ManifestPerson[], typed: string): ManifestPerson[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((one) => {
    const text = folded(
      `${one.surname} ${one.forenames} ${one.reference} ${one.vehicles.join(" ")}`,
    );
    return words.every((word) => text.includes(word));
  });
}
