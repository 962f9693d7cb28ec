import type { ManifestPerson } from "#lib/boarding/manifest";

const marks: Record<ManifestPerson["state"], string> = {
  expected: "",
  checked_in: "in",
  boarded: "aboard",
  through: "through",
};

/**
 * A document's rows as HTML, numbered: as elements, two thousand people would take the server a second, and
 * be sent twice.
 */
export function manifestRows(people: ManifestPerson[]): string {
  return people
    .map((one, index) => {
      const cells = [
        one.forenames,
        one.gender.toUpperCase(),
        one.nationality,
        one.birth_date,
        one.special_care ?? "",
        one.vehicles.join(", "),
        marks[one.state],
      ];
      return (
        `<tr><td>${index + 1}</td><th scope="row">${escaped(one.surname)}</th>` +
        `${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`
      );
    })
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
