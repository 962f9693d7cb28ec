import { writeFileSync } from "node:fs";
import {
  type APIRequestContext,
  type Browser,
  chromium,
  request as requests,
} from "@playwright/test";
import { decodeQR } from "qr/decode.js";
import sharp from "sharp";
import { type Held, heldBooking } from "./held-booking";
import { inBooks } from "./set-hold";
import { endpoints } from "./stack";
import { payIntent } from "./stripe";
import type { Journey } from "./traveller-api";

export type Ticketed = Held & { code: string };

/** Books and pays for two on a journey, and reads the QR code off the ticket's own page. */
async function ticketed(journey: Journey, name: string): Promise<Ticketed> {
  const own = await requests.newContext({ baseURL: endpoints().app });
  try {
    const held = await heldBooking(own, [], { name, journey });
    const { payment_intent_id } = await held.begin();
    const paid = await payIntent(payment_intent_id);
    if (paid !== "succeeded") throw new Error(`paying for ${held.reference}: ${paid}`);
    await until(async () => (await held.read()).status === "CONFIRMED");
    return { ...held, code: await codeOn(own, `${held.page}/ticket`) };
  } finally {
    await own.dispose();
  }
}

/** As many bookings with tickets on one journey, a few at a time. */
export async function tickets(journey: Journey, count: number): Promise<Ticketed[]> {
  const made: Ticketed[] = [];
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      made.push(await ticketed(journey, `gate${left}`));
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, count) }, worker));
  return made;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("It did not happen within 30 seconds.");
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The QR code of a ticket's page, read as a scanner would. */
async function codeOn(request: APIRequestContext, path: string): Promise<string> {
  const html = await (await request.get(path)).text();
  const [svg] = /<svg[^>]*viewBox="0 0 45 45".*?<\/svg>/s.exec(html) ?? [];
  if (!svg) throw new Error(`${path} shows no code`);
  const { data, info } = await sharp(
    Buffer.from(svg.replace("<svg ", '<svg width="450" height="450" ')),
  )
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
}

/** Moves a sailing to so many minutes from now, as if that day had come; answers its port. */
export async function bringNear(sailingId: string, minutes: number): Promise<string> {
  return await inBooks(async (sql) => {
    const [row] = await sql<{ from_port: string }[]>`
      update sailing s set departs_at = t.at, arrives_at = t.at + (s.arrives_at - s.departs_at),
        departure_date = (t.at at time zone p.zone)::date
      from (select now() + make_interval(mins => ${minutes}) as at) t, port p
      where s.id = ${sailingId} and p.code = s.from_port
      returning s.from_port`;
    return row?.from_port ?? "";
  });
}

/**
 * A film for a browser's pretended camera: each picture is held before it for two thirds of a second, with
 * nothing between. Motion JPEG, at 30 pictures a second; it begins anew at its end.
 */
export async function filmOf(svgs: Buffer[], file: string): Promise<void> {
  const grey = { create: { width: 640, height: 480, channels: 3, background: "#8899aa" } } as const;
  const blank = await sharp(grey).jpeg().toBuffer();
  const frames: Buffer[] = [];
  for (const svg of svgs) {
    const code = await sharp(svg).resize(300, 300).png().toBuffer();
    const picture = await sharp(grey)
      .composite([{ input: code, left: 170, top: 90 }])
      .jpeg({ quality: 85 })
      .toBuffer();
    frames.push(...Array<Buffer>(20).fill(picture), ...Array<Buffer>(10).fill(blank));
  }
  writeFileSync(file, Buffer.concat(frames));
}

/** A browser whose camera shows a film. */
export async function browserWithCamera(file: string): Promise<Browser> {
  return await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    chromiumSandbox: false,
    args: [
      "--disable-background-networking",
      "--disable-dev-shm-usage",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
}
