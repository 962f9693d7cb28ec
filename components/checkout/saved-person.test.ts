import { expect, test } from "vitest";
import { emptyDocument } from "./draft";
import { typedPerson } from "./saved-person";

const person = {
  id: "1",
  first_name: "Amel",
  last_name: "Ben Salah",
  birth_date: "1990-05-01",
  gender: "f",
  nationality: "TN",
};

test("somebody without a kept document does not travel on another's", () => {
  const document = { kind: "passport", number: "X12345", country: "TN", expires_on: "2031-01-31" };
  const first = typedPerson({ ...person, document });
  expect(first.document?.number).toBe("X12345");
  const second = typedPerson({ ...person, id: "2", first_name: "Sami", document: null });
  expect({ ...first, ...second }).toMatchObject({ first_name: "Sami", document: emptyDocument });
});
