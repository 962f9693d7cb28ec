import styles from "./parts.module.css";

export type Tone = "plain" | "good" | "wait" | "bad";

const shapes: Record<Tone, string | null> = {
  plain: null,
  good: "M6 1 11.5 11H.5Z",
  wait: "M6 .5 11.5 6 6 11.5.5 6Z",
  bad: "M1 1H11V11H1Z",
};

/** A state in a word, its tone told by a buoy's shape as well as by colour. */
export function Status({ tone = "plain", children }: { tone?: Tone; children: string }) {
  const shape = shapes[tone];
  return (
    <span className={`${styles.status} ${styles[tone]}`}>
      {shape && (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={shape} />
        </svg>
      )}
      {children}
    </span>
  );
}
