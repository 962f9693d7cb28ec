"use client";

import { useEffect, useState } from "react";
import styles from "./offline-notice.module.css";

export type OfflineWords = { title: string; lead: string };

/** Says that the network has gone, and what waits for it. It lies over the page's head, so nothing moves, for the foot is where prices stand. */
export function OfflineNotice({ words }: { words: OfflineWords }) {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <div role="status" className="no-print">
      {isOffline && (
        <p className={styles.notice}>
          <strong>{words.title}</strong> {words.lead}
        </p>
      )}
    </div>
  );
}
