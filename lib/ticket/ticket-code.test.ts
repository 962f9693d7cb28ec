import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { giveTestConfig } from "#lib/testing/test-config";
import {
  importTicketKey,
  isExpired,
  isGenuine,
  readSignedCode,
  signedText,
  writeSignedCode,
} from "./signed-code";
import {
  oldCodeMark,
  oldTicketCode,
  readTicketCode,
  ticketCode,
  ticketPublicKey,
} from "./ticket-code";
import { ticketQrPng, ticketQrSvg } from "./ticket-qr";

beforeAll(() => giveTestConfig());

const leg = (departs_at: string, cancelled_at: string | null = null) => ({
  departs_at,
  cancelled_at,
});
const booked = {
  reference: "7KQ2M9XWAB",
  legs: [leg("2026-12-25T20:00:00+01:00"), leg("2027-01-04T11:00:00+01:00")],
};
const facts = { reference: "7KQ2M9XWAB", firstDay: "2026-12-25", lastDay: "2027-01-04" };
/** The same code with one letter of it another. */
const altered = (code: string, at: number) =>
  code.slice(0, at) + (code[at] === "0" ? "1" : "0") + code.slice(at + 1);

test("a code we issued gives its reference and its days back", () => {
  const code = ticketCode(booked);
  expect(readTicketCode(code)).toEqual({ reference: "7KQ2M9XWAB", days: facts });
  // Scanners that type end with a line, and some type small letters.
  expect(readTicketCode(` ${code.toLowerCase()}\n`)?.reference).toBe("7KQ2M9XWAB");
});

test("a leg that was cancelled does not count, unless all were", () => {
  const [out, back] = booked.legs as [(typeof booked.legs)[0], (typeof booked.legs)[0]];
  const gone = { ...back, cancelled_at: "2026-12-01T00:00:00Z" };
  const left = readTicketCode(ticketCode({ ...booked, legs: [out, gone] }));
  expect(left?.days?.lastDay).toBe("2026-12-25");
  const none = [{ ...out, cancelled_at: "2026-12-01T00:00:00Z" }, gone];
  expect(readTicketCode(ticketCode({ ...booked, legs: none }))?.days?.lastDay).toBe("2027-01-04");
});

test("a device proves a code with the public half alone, and no altered one", async () => {
  const key = await importTicketKey(ticketPublicKey());
  const code = ticketCode(booked);
  const proved = async (text: string) => {
    const read = readSignedCode(text);
    return read !== null && (await isGenuine(key, read));
  };
  expect(await proved(code)).toBe(true);
  for (let at = 0; at < code.length; at += 1) {
    expect(await proved(altered(code, at)), `letter ${at}`).toBe(false);
    expect(readTicketCode(altered(code, at)), `letter ${at}`).toBeNull();
  }
  // Negative control: what proves nothing would take each of them that still has a code's shape.
  const shaped = [...code].filter((_, at) => readSignedCode(altered(code, at)) !== null);
  expect(shaped.length).toBeGreaterThan(100);
});

test("a code signed with another key is foreign, here and on a device", async () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const signature = new Uint8Array(sign(null, signedText(facts), privateKey));
  const foreign = writeSignedCode({ facts, signature });
  expect(readTicketCode(foreign)).toBeNull();
  const read = readSignedCode(foreign);
  const key = await importTicketKey(ticketPublicKey());
  expect(read && (await isGenuine(key, read))).toBe(false);
  // Negative control: its own key's other half takes it.
  const raw = createPublicKey(privateKey).export({ format: "jwk" }).x as string;
  expect(read && (await isGenuine(await importTicketKey(raw), read))).toBe(true);
});

test("a code is good to the thirtieth day after the last departure", () => {
  expect(isExpired(facts, "2027-02-03")).toBe(false);
  expect(isExpired(facts, "2027-02-04")).toBe(true);
});

test("an old ticket's code is still ours, and another's is not", () => {
  const code = oldTicketCode("7KQ2M9XWAB");
  expect(readTicketCode(` ${code}\n`)).toEqual({ reference: "7KQ2M9XWAB", days: null });
  expect(readTicketCode(code.replace("7KQ2M9XWAB", "7KQ2M9XWAC"))).toBeNull();
  expect(readTicketCode(`${code}x`)).toBeNull();
  expect(readTicketCode(code.slice(0, -1))).toBeNull();
  expect(readTicketCode("")).toBeNull();
  expect(readTicketCode("GW1.".repeat(100_000))).toBeNull();
  expect(readTicketCode("GW2.".repeat(100_000))).toBeNull();
  expect(oldCodeMark("7KQ2M9XWAB")).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(oldCodeMark("7KQ2M9XWAC")).not.toBe(oldCodeMark("7KQ2M9XWAB"));
});

test("a code fits a symbol of 37 modules that is read at arm's length", () => {
  expect(ticketQrSvg(ticketCode(booked), "x")).toMatch(/viewBox="0 0 45 45"/);
});

test("the SVG scales, names itself and has no inline style or script", () => {
  const svg = ticketQrSvg(ticketCode(booked), 'Ticket <"7KQ2M9XWAB">');
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
  expect(svg).toContain("<title>Ticket &#60;&#34;7KQ2M9XWAB&#34;&#62;</title>");
  expect(svg).not.toMatch(/style|script|width="\d+" height="\d+" viewBox/);
});

test("the PNG is a PNG, the same one every time", () => {
  const png = ticketQrPng("GW1.7KQ2M9XWAB.x");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeLessThan(2_000);
  expect(ticketQrPng("GW1.7KQ2M9XWAB.x")).toEqual(png);
});

test("the PNG shows what the SVG shows, eight pixels a module, with its quiet zone", async () => {
  const code = ticketCode(booked);
  const read = async (picture: Buffer) =>
    await sharp(picture)
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
  const png = await read(ticketQrPng(code));
  const svg = ticketQrSvg(code, "x");
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 8;
  const drawn = await read(
    Buffer.from(svg.replace("<svg ", `<svg width="${side}" height="${side}" `)),
  );
  expect([png.info.width, png.info.height]).toEqual([side, side]);
  expect(png.data.equals(drawn.data)).toBe(true);
});
