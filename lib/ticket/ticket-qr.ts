import QRCode from "qrcode";
import { indexedPng } from "./indexed-png";

/** Quiet modules on every side; scanners need four (ISO/IEC 18004). */
const margin = 4;
const ink = "#0b1f33";
const paper = "#ffffff";
const palette = [paper, ink].map((hex) => {
  const [red = 0, green = 0, blue = 0] = Buffer.from(hex.slice(1), "hex");
  return [red, green, blue, 255] as const;
});

/**
 * The code as an SVG that scales with its box, without inline styles (a strict CSP shows it) and with
 * its own white ground (a dark page keeps it readable). `title` is what a screen reader says.
 */
export function ticketQrSvg(code: string, title: string): string {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * margin;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" ` +
    `shape-rendering="crispEdges"><title>${escapeXml(title)}</title>` +
    `<rect width="${size}" height="${size}" fill="${paper}"/>` +
    `<path fill="${ink}" d="${darkRuns(modules.data, modules.size)}"/></svg>`
  );
}

/** The code as a PNG, for mails and wallets: large enough to scan from a phone's screen. */
export function ticketQrPng(code: string): Buffer {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * margin;
  // A module is eight pixels wide: in a picture of two colours that is a byte.
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(side);
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.data[(y - margin) * modules.size + x]) row[x + margin] = 0xff;
    }
    return Array<Buffer>(8).fill(row);
  });
  const pixels = Buffer.concat(rows.flat());
  return indexedPng({ width: side * 8, height: side * 8, palette, depth: 1, pixels });
}

/** One subpath for each horizontal run of dark modules. */
function darkRuns(data: Uint8Array, size: number): string {
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column;
      while (column < size && data[row * size + column]) column++;
      if (column > start) {
        path += `M${start + margin} ${row + margin}h${column - start}v1h-${column - start}z`;
      }
    }
  }
  return path;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
