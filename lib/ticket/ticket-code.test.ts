import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { giveTestConfig } from "#lib/testing/test-config";
import { readTicketCode, ticketCode } from "./ticket-code";
import { ticketQrPng, ticketQrSvg } from "./ticket-qr";

beforeAll(() => giveTestConfig());

test("a code we issued gives its reference back", () => {
  const code = ticketCode("7KQ2M9XWAB");
  expect(readTicketCode(code)).toBe("7KQ2M9XWAB");
  expect(readTicketCode(` ${code}\n`)).toBe("7KQ2M9XWAB");
});

test("a code we did not issue is refused", () => {
  const code = ticketCode("7KQ2M9XWAB");
  expect(readTicketCode(code.replace("7KQ2M9XWAB", "7KQ2M9XWAC"))).toBeNull();
  expect(readTicketCode(`${code}x`)).toBeNull();
  expect(readTicketCode(code.slice(0, -1))).toBeNull();
  expect(readTicketCode("")).toBeNull();
  expect(readTicketCode("GW1.".repeat(100_000))).toBeNull();
});

test("the SVG scales, names itself and has no inline style or script", () => {
  const svg = ticketQrSvg(ticketCode("7KQ2M9XWAB"), 'Ticket <"7KQ2M9XWAB">');
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
  const code = ticketCode("7KQ2M9XWAB");
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
