import type { Block, Letter } from "./letter";

/** The letter as plain text: what it says, without a picture and readable aloud. */
export function letterText(letter: Letter): string {
  const parts = [
    letter.heading,
    `${letter.reference.label}: ${letter.reference.value}`,
    ...letter.lead,
    `${letter.action.label}:\n${letter.action.url}`,
    ...letter.blocks.map(blockText),
    letter.footer.join("\n"),
    "Gangway",
  ];
  return `${parts.join("\n\n")}\n`;
}

function blockText(block: Block): string {
  const lines = block.title ? [underlined(block.title)] : [];
  if (block.kind === "crossing") {
    lines.push(block.departure.sentence, block.arrival.sentence, ...block.details);
    if (block.cancelled) lines.push(block.cancelled);
  } else if (block.kind === "amounts") {
    for (const { title, rows } of block.groups) {
      if (title) lines.push(title);
      lines.push(...rows.map(({ label, amount }) => `- ${oneLine(label)}: ${amount}`));
    }
    lines.push(`${block.total.label}: ${block.total.amount}`);
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
