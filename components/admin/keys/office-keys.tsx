"use client";

import { useEffect, useRef } from "react";
import { type OfficePage, officePages } from "#lib/office/pages";
import styles from "./office-keys.module.css";

const onLists = [
  ["/", "Find"],
  ["j", "Next row"],
  ["k", "Row before"],
  ["Enter", "Open the row"],
  ["x", "Choose the row, where rows can be chosen"],
  ["n", "Next page"],
  ["p", "Page before"],
  ["e", "Export as CSV"],
] as const;

/**
 * The keys of the whole back office: g and a letter goes to a page, ? tells the keys, and the keys of lists
 * act on what a list has marked with data-key. Nothing happens while somebody types or a dialog is open.
 */
export function OfficeKeys({ pages }: { pages: OfficePage[] }) {
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let goesAt = 0;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const { key } = event;
      if (Date.now() - goesAt < 1_500) {
        goesAt = 0;
        const page = pages.find((name) => officePages[name].key === key);
        if (page) {
          event.preventDefault();
          window.location.assign(officePages[page].href);
        }
        return;
      }
      if (key === "g") goesAt = Date.now();
      else if (key === "?") help.current?.showModal();
      else if (actOnList(key)) event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [pages]);
  return (
    <dialog ref={help} className={styles.help} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <div className={styles.columns}>
        <dl>
          {pages.map((page) => (
            <Key key={page} keys={["g", officePages[page].key]} does={officePages[page].label} />
          ))}
        </dl>
        <dl>
          {onLists.map(([key, does]) => (
            <Key key={key} keys={[key]} does={does} />
          ))}
          <Key keys={["?"]} does="These keys" />
        </dl>
      </div>
      <form method="dialog">
        <button type="submit" className={styles.close}>
          Close
        </button>
      </form>
    </dialog>
  );
}

function Key({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className={styles.key}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button"].includes(target.type);
  return target.matches("textarea, select");
}

/** True if the key meant something on this page. */
function actOnList(key: string): boolean {
  if (key === "j" || key === "k") return moveRow(key === "j" ? 1 : -1);
  if (key === "x") {
    const row = document.activeElement?.closest("tr");
    const box = row?.querySelector<HTMLElement>("input[type=checkbox]");
    box?.click();
    return box !== null && box !== undefined;
  }
  const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!target || !["/", "n", "p", "e"].includes(key)) return false;
  if (key === "/") target.focus();
  else target.click();
  return true;
}

function moveRow(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
  if (links.length === 0) return false;
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = row && at >= 0 ? at + step : step === 1 ? 0 : links.length - 1;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
  return true;
}
