import sharp from "sharp";
import { DomainError } from "#lib/errors/domain-error";

/** Cards waiting to be drawn; more than these are asked to come back. */
const mostWaiting = 12;
/** Cards kept, some 60 kB each. */
const mostKept = 64;

type Studio = {
  kept: Map<string, Buffer>;
  open: Map<string, Promise<Buffer>>;
  last: Promise<unknown>;
};
const slot = Symbol.for("gangway.cards");

function studioOf(): Studio {
  const holder = globalThis as { [slot]?: Studio };
  holder[slot] ??= { kept: new Map(), open: new Map(), last: Promise.resolve() };
  return holder[slot];
}

/**
 * An SVG as PNG, kept under its key: one is drawn at a time, and who asks for one that is being drawn
 * waits for it. Throws `service_unavailable` when too many wait.
 */
export function renderCard(key: string, svg: () => string): Promise<Buffer> {
  const studio = studioOf();
  const known = studio.kept.get(key);
  if (known) {
    studio.kept.delete(key);
    studio.kept.set(key, known);
    return Promise.resolve(known);
  }
  const running = studio.open.get(key);
  if (running) return running;
  if (studio.open.size >= mostWaiting) {
    throw new DomainError(
      "service_unavailable",
      "Too many cards are being drawn. Please try again.",
    );
  }
  const drawn = studio.last.then(async () => {
    const png = await sharp(Buffer.from(svg())).png({ palette: true, effort: 4 }).toBuffer();
    studio.kept.set(key, png);
    for (const oldest of studio.kept.keys()) {
      if (studio.kept.size <= mostKept) break;
      studio.kept.delete(oldest);
    }
    return png;
  });
  studio.open.set(key, drawn);
  studio.last = drawn.catch(() => {}).finally(() => studio.open.delete(key));
  return drawn;
}
