import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";

/** An A4 sheet at 96 dots an inch. */
const a4 = { width: 794, height: 1123 };

/** Prints the page: a PDF, and a picture of its pages, by poppler where it is installed. */
export async function print(page: Page, file: string): Promise<string[]> {
  mkdirSync(dirname(file), { recursive: true });
  const stem = file.replace(/\.png$/, "");
  await page.pdf({ path: `${stem}.pdf`, format: "A4", printBackground: false });
  const drawn = spawnSync("pdftoppm", ["-png", "-r", "96", `${stem}.pdf`, stem]);
  if (drawn.status === 0) return pagesOf(stem, `${stem}.pdf`);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(a4);
  await page.screenshot({ path: file, fullPage: true });
  return [file];
}

/** poppler numbers its pictures by page. */
function pagesOf(stem: string, pdf: string): string[] {
  const { stdout } = spawnSync("pdfinfo", [pdf], { encoding: "utf8" });
  const pages = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1] ?? 1);
  const digits = String(pages).length;
  return Array.from(
    { length: pages },
    (_, index) => `${stem}-${String(index + 1).padStart(digits, "0")}.png`,
  );
}
