import { expect, test } from "vitest";
import { emailTerm, phoneTerm, plateTerm } from "./booking-terms";
import { nameTerms } from "./name-terms";

test.each([
  ["Benoît Lefèbvre", ["benoit", "lefebvre"]],
  ["  LEFÈBVRE-Martin ", ["lefebvre", "martin"]],
  ["Đurđica Žuvela", ["durdica", "zuvela"]],
  ["Groß", ["gross"]],
  ["Παπαδόπουλος", ["papadopoylos"]],
  ["محمد", ["mhmd"]],
  ["مُحَمَّد", ["mhmd"]],
  ["", []],
  ["!!! 😀", []],
])("the words of %s", (name, words) => {
  expect(nameTerms(name)).toEqual(words);
});

test("an apostrophe parts a name and doesn't, for both are typed", () => {
  expect(nameTerms("D’Angelo").sort()).toEqual(["angelo", "d", "dangelo"]);
  expect(nameTerms("D'Angelo")).toContain("dangelo");
});

test.each(["+33 6 12 34 56 78", "0033612345678", "(+33) 6-12.34.56.78"])(
  "%s is the number that is dialled as 06 12 34 56 78",
  (phone) => {
    expect(phoneTerm(phone)).toBe("p:87654321633");
    expect(phoneTerm(phone)?.startsWith(phoneTerm("06 12 34 56 78") as string)).toBe(true);
  },
);

test("plates and addresses as they are typed", () => {
  expect(plateTerm("ab-123 cd")).toBe("v:AB123CD");
  expect(emailTerm(" Benoit@Example.COM ")).toBe("e:benoit@example.com");
  expect([plateTerm(" - "), emailTerm(""), phoneTerm("no")]).toEqual([null, null, null]);
});
