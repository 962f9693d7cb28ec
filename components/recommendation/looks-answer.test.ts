import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { giveLooksAnswer, obeyBrowser, readLooksAnswer } from "./looks-answer";

let kept: Map<string, string>;
let asked: string[];
let says: { globalPrivacyControl?: boolean };

beforeEach(() => {
  kept = new Map();
  asked = [];
  says = {};
  vi.stubGlobal("navigator", says);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("fetch", async (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`);
    return new Response("{}");
  });
});
afterEach(() => vi.unstubAllGlobals());

test("who says no is forgotten, also by a server whose yes the browser no longer knows", async () => {
  await giveLooksAnswer("yes");
  // What a script keeps goes after a week in some browsers; the cookie stays.
  kept.clear();
  expect(readLooksAnswer()).toBe("none");
  expect(await giveLooksAnswer("no")).toBe("no");
  expect(asked).toEqual(["POST /api/v1/looks", "DELETE /api/v1/looks"]);
});

test("a browser that says no by now takes back what was agreed before, once", async () => {
  await giveLooksAnswer("yes");
  await obeyBrowser();
  says.globalPrivacyControl = true;
  await obeyBrowser();
  await obeyBrowser();
  expect(asked).toEqual(["POST /api/v1/looks", "DELETE /api/v1/looks"]);
});

test("of a browser that never agreed nothing is told", async () => {
  says.globalPrivacyControl = true;
  await obeyBrowser();
  expect(asked).toEqual([]);
});
