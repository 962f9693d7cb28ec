import { describe, expect, it } from "vitest";
import { readTimetable } from "./read-timetable";

describe("a timetable as text", () => {
  it("reads a vessel's home day, its seasons and weekdays, and every time as a voyage", () => {
    const lines = readTimetable(
      "CTN",
      "carthage from fri\n  low,mid  fri,sun  TNLGN 08:00,20:00 22:30 FRMRS\n",
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toEqual({
      operator: "CTN",
      vessel: "carthage",
      homeWeekday: 5,
      seasons: ["low", "mid"],
      weekdays: [5, 7],
      key: "CTN|carthage|TNLGN|20:00",
      legs: [
        {
          sequence: 1,
          from_port: "TNLGN",
          to_port: "FRMRS",
          day_offset: 0,
          departs: "20:00",
          minutes: 1350,
        },
      ],
    });
  });

  it("reads a call on the way with its day and time", () => {
    const [line] = readTimetable(
      "GNV",
      "splendid from fri\n  all  fri  ITCVV 20:00 13:00 ITPMO +1 12:00 10:00 TNLGN\n",
    );
    expect(line?.legs.map((leg) => [leg.from_port, leg.to_port, leg.day_offset])).toEqual([
      ["ITCVV", "ITPMO", 0],
      ["ITPMO", "TNLGN", 1],
    ]);
  });

  it.each([
    "all  someday  TNLGN 08:00 22:00 FRMRS",
    "winter  fri  TNLGN 08:00 22:00 FRMRS",
    "all  fri  TNLGN 8:00 22:00 FRMRS",
    "all  fri  TNLGN 08:00 0:00 FRMRS",
    "all  fri  TNLGN 08:00 22:00",
  ])("refuses what is no voyage: %s", (text) => {
    expect(() => readTimetable("CTN", `carthage from fri\n  ${text}\n`)).toThrow(/Timetable/);
  });
});
