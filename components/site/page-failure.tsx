import { PlainPage } from "#components/ui/plain-page";
import type { FailureWords } from "./failure-words";
import styles from "./page-failure.module.css";

export function PageFailure({ words, retry }: { words: FailureWords; retry: () => void }) {
  return (
    <PlainPage title={words.title} lead={words.lead}>
      <p className={styles.ways}>
        <button type="button" className={styles.retry} onClick={retry}>
          {words.retry}
        </button>
        <a href="/">{words.home}</a>
      </p>
    </PlainPage>
  );
}
