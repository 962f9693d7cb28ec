import { expect, test } from "vitest";
import type { ManifestPerson } from "#lib/boarding/manifest";
import { manifestRows } from "./manifest-rows";

const person: ManifestPerson = {
  booking_id: "b",
  reference: "7KQ2M9XWAB",
  passenger: 0,
  surname: "<script>alert(1)</script>",
  forenames: `O'Neil "&"`,
  gender: "f",
  nationality: "FR",
  birth_date: "1985-05-01",
  band: "adult",
  special_care: "<img src=x onerror=alert(1)>",
  vehicles: ['car "><b>'],
  through: false,
  state: "boarded",
  since: null,
};

test("nothing that somebody typed is markup", () => {
  const rows = manifestRows([person, person]);
  expect(rows.replace(/<\/?t[rdh]( scope="row")?>/g, "")).not.toMatch(/[<>]/);
  expect(rows).toContain("&#60;script&#62;alert(1)&#60;/script&#62;");
  expect(rows).toContain("O&#39;Neil &#34;&#38;&#34;");
  expect(rows.match(/<tr>/g)).toHaveLength(2);
  expect(rows).toContain("<td>2</td>");
});
