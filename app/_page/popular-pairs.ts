import type { Port } from "#lib/port/port";

/** Crossings worth offering at once, both ways of the seas we sell; those not on sale are left out. */
const pairs = [
  ["TNLGN", "FRMRS"],
  ["FRMRS", "TNLGN"],
  ["ITGOA", "TNLGN"],
  ["TNLGN", "ITPMO"],
  ["FRNCE", "FRBIA"],
  ["ITCVV", "ITOLB"],
  ["ESBCN", "ESPMI"],
  ["GRPIR", "GRHER"],
  ["ITAOI", "HRSPU"],
  ["ESALG", "MAPTM"],
] as const;

export function popularPairs(ports: Port[]): { from: Port; to: Port }[] {
  const byCode = new Map(ports.map((port) => [port.code, port]));
  return pairs.flatMap(([fromCode, toCode]) => {
    const from = byCode.get(fromCode);
    const to = byCode.get(toCode);
    return from && to ? [{ from, to }] : [];
  });
}
