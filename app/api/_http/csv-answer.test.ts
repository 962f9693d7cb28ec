import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvAnswer } from "./csv-answer";

const cells = async (values: (string | number | null)[]) => {
  const columns = values.map((value, at) => ({ header: `c${at}`, value: () => value }));
  const text = await csvAnswer("things", columns, [{}]).text();
  return (parse(text, { bom: true }) as string[][])[1];
};

describe("a CSV file that a spreadsheet opens", () => {
  test.each([
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r\n=1+1",
    "   =1+1",
    "＝1+1",
  ])("takes nothing typed for a formula: %j", async (typed) => {
    const [cell] = (await cells([typed])) ?? [];
    expect(cell).toMatch(/^'/);
  });

  test.each(["Jean;=1+1", 'Jean;"=1+1', "Jean; @SUM(1)"])(
    "nor where a semicolon separates fields: %j",
    async (typed) => {
      const [cell] = (await cells([typed])) ?? [];
      expect(cell).toMatch(/;["\s]*'[=@]/);
    },
  );

  test("keeps numbers, commas, quotes and other writings as they are", async () => {
    expect(await cells([-5, 12, null, 'a "b", c', "O'Brien", "محمد"])).toEqual([
      "-5",
      "12",
      "",
      'a "b", c',
      "O'Brien",
      "محمد",
    ]);
  });

  test("a line end in a field begins no row", async () => {
    expect(await cells(["one\r\ntwo"])).toEqual(["one two"]);
  });
});
