"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./search-form.module.css";

export type PartyRules = Record<"nobody" | "too_many" | "no_adult" | "no_driver", string>;

const most = 9;

/** What keeps a party from travelling, or nothing. */
function ruleFor(form: HTMLFormElement): keyof PartyRules | null {
  const data = new FormData(form);
  const count = (name: string) => Number(data.get(name)) || 0;
  const others = count("children") + count("infants");
  const all = count("adults") + others;
  if (all > most) return "too_many";
  if (count("adults") > 0) return null;
  if (others > 0) return "no_adult";
  return data.get("vehicle") ? "no_driver" : "nobody";
}

/**
 * Says where the party is chosen why it cannot travel so. The form is not sent then: the browser itself
 * says it again at the adults. Without script the answer to the search says it.
 */
export function PartyAdvice({ rules }: { rules: PartyRules }) {
  const here = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const judge = () => {
      const rule = ruleFor(form);
      const words = rule ? rules[rule] : "";
      const adults = form.elements.namedItem("adults");
      if (adults instanceof HTMLSelectElement) adults.setCustomValidity(words);
      setSaid(words);
    };
    judge();
    form.addEventListener("change", judge);
    return () => form.removeEventListener("change", judge);
  }, [rules]);
  return (
    <p ref={here} className={styles.advice} role="status">
      {said}
    </p>
  );
}
