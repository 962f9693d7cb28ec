import { expect, test } from "vitest";
import { browserName } from "./browser-name";

const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/159.0 Safari/537.36";
test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, "Chrome, Windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/159.0`, "Edge, Windows"],
  [`Mozilla/5.0 (Linux; Android 16; K) ${chrome}`, "Chrome, Android"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
    "Safari, iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox, Linux"],
  ["curl/8.1", null],
  ["", null],
])("%s is %s", (userAgent, name) => expect(browserName(userAgent)).toBe(name));
