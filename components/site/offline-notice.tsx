"use client";

import { useOnline } from "../ui/use-online";
import styles from "./offline-notice.module.css";

export type OfflineWords = { title: string; lead: string };

/**
 * Says that the network has gone, and what waits for it. It lies over the page's head, so nothing
 * moves, for the foot is where prices stand.
 */
export function OfflineNotice({ words }: { words: OfflineWords }) {
  const isOnline = useOnline();
  return (
    <div role="status" className="no-print">
      {!isOnline && (
        <p className={styles.notice}>
          <strong>{words.title}</strong> {words.lead}
        </p>
      )}
    </div>
  );
}
