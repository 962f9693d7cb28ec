import { drawFlag } from "#lib/ticket/flags/draw-flag";
import { flagHeight } from "#lib/ticket/flags/flag";
import { flagOf } from "#lib/ticket/flags/flag-of";
import styles from "./reference-flags.module.css";

/**
 * A reference as signal flags, each above its letter: a check on a misheard one. It stands beside the
 * reference as text, which says the same, so a screen reader passes it by.
 */
export function ReferenceFlags({ reference }: { reference: string }) {
  return (
    <div className={styles.hoist} aria-hidden="true">
      {[...reference].map((character, position) => {
        const flag = flagOf(character);
        if (!flag) return null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter may come twice, and none moves
          <span key={position} className={styles.flag}>
            <svg
              className={styles.cloth}
              viewBox={`-1 -1 ${flag.width + 2} ${flagHeight + 2}`}
              width={flag.width / 2}
              height={flagHeight / 2}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: shapes of our own making
              dangerouslySetInnerHTML={{ __html: drawFlag(flag) }}
            />
            {character}
          </span>
        );
      })}
    </div>
  );
}
