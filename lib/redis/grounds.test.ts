import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherGrounds, restOn, stillStands } from "./grounds";
import { everything, isUnchanged, newsSerial, takeNews } from "./news";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "Date"] }));
afterEach(() => void vi.useRealTimers());

const made = (names: string[], until?: number) =>
  gatherGrounds(() => restOn({ names, ...(until === undefined ? {} : { until }) })).grounds;

test("news of one name ends what rests on it, and nothing else", () => {
  const [one, other] = [made(["TNLGN-FRMRS"]), made(["ITCVV-ITPMO"])];
  takeNews(["TNLGN-FRMRS"]);
  expect([stillStands(one, true), stillStands(other, true)]).toEqual([false, true]);
  expect(stillStands(made(["TNLGN-FRMRS"]), true)).toBe(true);
  takeNews([everything]);
  expect(stillStands(other, true)).toBe(false);
});

test("what nobody would be told of lives a second", () => {
  const grounds = made(["TNLGN-FRMRS"]);
  const nameless = made([]);
  vi.advanceTimersByTime(1_000);
  expect([stillStands(grounds, false), stillStands(nameless, true)]).toEqual([true, true]);
  vi.advanceTimersByTime(1);
  expect([stillStands(grounds, false), stillStands(nameless, true)]).toEqual([false, false]);
  expect(stillStands(grounds, true)).toBe(true);
});

test("it ends at its time, whatever is told", () => {
  const grounds = made(["TNLGN-FRMRS"], Date.now() + 5_000);
  vi.advanceTimersByTime(4_999);
  expect(stillStands(grounds, true)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(stillStands(grounds, true)).toBe(false);
});

test("what is made of something older is as old", () => {
  const bornAt = performance.now();
  vi.advanceTimersByTime(900);
  const { grounds } = gatherGrounds(() => restOn({ names: ["A-B"], bornAt }));
  vi.advanceTimersByTime(101);
  expect(stillStands(grounds, false)).toBe(false);
});

test("grounds are gathered through what is awaited, and by nobody outside", async () => {
  restOn({ names: ["nobody's"] });
  const { answer, grounds } = gatherGrounds(async () => {
    await Promise.resolve();
    restOn({ names: ["mine"] });
  });
  await answer;
  expect([...grounds.names]).toEqual(["mine"]);
});

test("too many names at once count as everything", () => {
  const serial = newsSerial();
  takeNews(Array.from({ length: 20_001 }, (_, index) => `sailing-${index}`));
  expect(isUnchanged(["never named"], serial)).toBe(false);
});
