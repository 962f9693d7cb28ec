"use client";

import { useEffect, useState } from "react";
import { readLooksAnswer } from "./looks-answer";
import styles from "./recommended.module.css";
import { tellLooks } from "./tell-looks";

export type RecommendedLine = {
  journey_id: string;
  words: { title: string; reason: string; price: string };
};
type Props = {
  lines: RecommendedLine[];
  /** A journey's address with {id} where its id goes. */
  hrefPattern: string;
  shownOn: string;
  apiPath: string;
  locale: string;
};

/** The sailings to look at: everybody's as the page brought them; one's own for who agreed to be remembered. */
export function RecommendedList({ lines, hrefPattern, shownOn, apiPath, locale }: Props) {
  const [shown, setShown] = useState(lines);
  useEffect(() => {
    if (readLooksAnswer() !== "yes") return;
    const given = new AbortController();
    fetch(apiPath, { headers: { "accept-language": locale }, signal: given.signal })
      .then((response) => response.json())
      .then(({ data }: { data?: RecommendedLine[] }) => data?.length && setShown(data))
      // What the page brought is good enough.
      .catch(() => {});
    return () => given.abort();
  }, [apiPath, locale]);
  return (
    <ol className={styles.list}>
      {shown.map(({ journey_id, words }) => (
        <li key={journey_id}>
          <a
            className={styles.line}
            href={hrefPattern.replace("{id}", journey_id)}
            rel="nofollow"
            onClick={() =>
              tellLooks([
                { type: "recommendation.followed", sailing_id: journey_id, shown_on: shownOn },
              ])
            }
          >
            <span className={styles.title}>{words.title}</span>
            <span className={styles.reason}>{words.reason}</span>
            <span className={styles.price}>{words.price}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
