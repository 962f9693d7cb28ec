import { drawFlag } from "#lib/ticket/flags/draw-flag";
import { flagHeight } from "#lib/ticket/flags/flag";
import { flagHoist } from "#lib/ticket/flags/flag-hoist";
import styles from "./reference-flags.module.css";

/** Flags in one hoist; a reference is read out in two breaths. */
const together = 5;
/** Under the flags: the letters' line. */
const letters = 30;
const height = flagHeight + letters;

/**
 * A reference as signal flags, each above its letter: a check on a misheard one. It stands beside the
 * reference as text, which says the same, so a screen reader passes it by.
 */
export function ReferenceFlags({ reference }: { reference: string }) {
  return (
    <div className={styles.hoists}>
      <Hoist characters={reference.slice(0, together)} />
      <Hoist characters={reference.slice(together)} />
    </div>
  );
}

function Hoist({ characters }: { characters: string }) {
  const { width, flags } = flagHoist(characters);
  return (
    <svg
      className={styles.hoist}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      width={(width + 2) / 2}
      height={(height + 2) / 2}
      aria-hidden="true"
    >
      {flags.map(({ character, flag, x }) => (
        <g key={x} transform={`translate(${x} 0)`}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: shapes of our own making */}
          <g dangerouslySetInnerHTML={{ __html: drawFlag(flag) }} />
          <text className={styles.letter} x={flag.width / 2} y={height - 4}>
            {character}
          </text>
        </g>
      ))}
    </svg>
  );
}
