import type { CsvColumn } from "#http/csv-answer";
import type { ManifestPerson } from "#lib/boarding/manifest";

/** A manifest's columns as a file: those of the Directive first, in its order. */
export const manifestColumns: CsvColumn<ManifestPerson>[] = [
  { header: "Surname", value: ({ surname }) => surname },
  { header: "Forenames", value: ({ forenames }) => forenames },
  { header: "Gender", value: ({ gender }) => gender },
  { header: "Nationality", value: ({ nationality }) => nationality },
  { header: "Date of birth", value: ({ birth_date }) => birth_date },
  { header: "Special care", value: ({ special_care }) => special_care },
  { header: "Age band", value: ({ band }) => band },
  { header: "Vehicle driven", value: ({ vehicles }) => vehicles.join(", ") },
  { header: "State", value: ({ state }) => state },
  { header: "Since (UTC)", value: ({ since }) => since },
  { header: "Booking", value: ({ reference }) => reference },
];
