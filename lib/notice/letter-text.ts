import type { Block, Letter } from "./letter";

/** The letter as plain text: what it says, without a picture and readable aloud. */
export function letterText(letter: Letter): string {
  // French sets a space before a colon, and keeps both on one line.
  const colon = letter.language === "fr" ? "\u00a0:" : ":";
  const parts = [
    letter.heading,
    ...(letter.reference ? [`${letter.reference.label}${colon} ${letter.reference.value}`] : []),
    ...letter.lead,
    `${letter.action.label}${colon}\n${letter.action.url}`,
    ...letter.blocks.map((block) => blockText(block, colon)),
    letter.footer.join("\n"),
    "Gangway",
  ];
  return `${parts.join("\n\n")}\n`;
}

function blockText(block: Block, colon: string): string {
  const lines = block.title ? [underlined(block.title)] : [];
  if (block.kind === "crossing") {
    lines.push(block.departure.sentence, block.arrival.sentence, ...block.details);
    if (block.checkIn) lines.push(block.checkIn);
    if (block.cancelled) lines.push(block.cancelled);
  } else if (block.kind === "amounts") {
    for (const { title, rows } of block.groups) {
      if (title) lines.push(title);
      lines.push(...rows.map(({ label, amount }) => `- ${oneLine(label)}${colon} ${amount}`));
    }
    lines.push(`${block.total.label}${colon} ${block.total.amount}`);
    if (block.note) lines.push(block.note);
  } else if (block.kind === "names") {
    lines.push(...block.lines.map((line) => `- ${oneLine(line)}`));
  } else {
    lines.push(...block.lines);
  }
  return lines.join("\n");
}

function underlined(title: string): string {
  return `${title}\n${"-".repeat(Math.min(title.length, 60))}`;
}

/** What people typed stays on its line, so that nobody's name can pose as a sentence of ours. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
