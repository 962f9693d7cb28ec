"use client";

import { useEffect, useRef, useState } from "react";
import type { Messages } from "#lib/language/messages";
import { giveLooksAnswer, type LooksAnswer, obeyBrowser, readLooksAnswer } from "./looks-answer";
import styles from "./looks-choice.module.css";

type Props = { words: Messages["looks"]; moreHref?: string };

/**
 * Asks whether this browser may be remembered, in its place on the page, with two answers that cost the same; once
 * answered, says what is so and offers the other. Its place is kept until it is known what was answered.
 */
export function LooksChoice({ words, moreHref }: Props) {
  const [answer, setAnswer] = useState<LooksAnswer | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    setAnswer(readLooksAnswer());
    void obeyBrowser();
  }, []);
  const give = async (wanted: "yes" | "no") => {
    setFailed(false);
    try {
      setAnswer(await giveLooksAnswer(wanted));
      // The button that was pressed goes; the keyboard stays where it was.
      line.current?.focus();
    } catch {
      setFailed(true);
    }
  };
  const said = { none: words.ask, yes: words.on, no: words.off, asks_not: words.browser_says_no };
  const choices = {
    none: [
      ["yes", words.yes],
      ["no", words.no],
    ],
    yes: [["no", words.stop]],
    no: [["yes", words.change]],
    asks_not: [],
  } as const;
  const shown = answer ?? "none";
  return (
    <div className={styles.choice} data-known={answer !== null}>
      <p role="status" tabIndex={-1} ref={line}>
        {said[shown]}
        {shown === "none" && ` ${words.what}`} {moreHref && <a href={moreHref}>{words.more}</a>}
      </p>
      {choices[shown].length > 0 && (
        <p className={styles.answers}>
          {choices[shown].map(([wanted, text]) => (
            <button key={text} type="button" onClick={() => give(wanted)}>
              {text}
            </button>
          ))}
        </p>
      )}
      {hasFailed && <p role="alert">{words.failed}</p>}
    </div>
  );
}
