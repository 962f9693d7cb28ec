import { crossingStrip, type Span, type Strip, type StripLeg } from "#lib/daylight/crossing-strip";
import { anchorAt, type Label, labelsThatFit } from "#lib/daylight/place-labels";
import { formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import { crossingSentence } from "./crossing-sentence";
import styles from "./crossing-strip.module.css";
import { sleepingPlaces } from "./sleeping-places";

type Props = {
  locale: Locale;
  /** A journey's legs, of a search result or of a booking (a `Crossing`'s legs, or several crossings'). */
  legs: readonly StripLeg[];
  /** `await seaPaths(sql)` of lib/voyage/sea-paths: remembered, no query of its own. */
  paths: SeaPaths;
  /** Row: a line among others. Large: on the ticket and the journey's own page. */
  size?: "row" | "large";
  /** False where the words beside it already say what the picture shows. */
  spoken?: boolean;
};

const bands = { row: 22, large: 34 };
/** Room under the band, with words in it and without; and what a letter of them takes, in pixels. */
const unders = { words: 20, none: 4 };
const letterPx = 6.1;
/** The least widths a strip has on a phone and beside a price: which words fit is decided for both. */
const widths = { narrow: 290, wide: 560 };

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/**
 * From port to port as a strip of time, shaded by the light at the ship's position: night is dark,
 * midnight a notch, a call a ring (one stays on board), a change of ship a gap.
 */
export function CrossingStrip({ locale, legs, paths, size = "row", spoken = true }: Props) {
  const t = translator(locale, "crossing");
  const strip = crossingStrip(legs, paths);
  const band = bands[size];
  const middle = 3 + band / 2;
  const labels = labelsOf(strip, locale);
  const narrow = labelsThatFit(labels, widths.narrow, letterPx);
  const wide = labelsThatFit(labels, widths.wide, letterPx);
  const under = wide.size > 0 ? unders.words : unders.none;
  const sleep = t("sleep");
  return (
    <div className={`${styles.strip} ${styles[size]}`}>
      {spoken && <p className="out-of-sight">{crossingSentence(strip, legs, locale)}</p>}
      <svg className={styles.picture} width="100%" height={3 + band + under} aria-hidden="true">
        {timesAboard(strip).map(({ left, right }) => (
          <rect
            key={left}
            className={styles.sea}
            x={percent(left)}
            y="3"
            width={percent(right - left)}
            height={band}
          />
        ))}
        {strip.skies.map(({ sky, left, right }) => (
          <line
            key={left}
            className={`${styles.sky} ${styles[sky]}`}
            x1={percent(left)}
            x2={percent(right)}
            y1={middle}
            y2={middle}
          />
        ))}
        {timesAboard(strip).map(({ left, right }) => (
          <rect
            key={left}
            className={styles.frame}
            x={percent(left)}
            y="3"
            width={percent(right - left)}
            height={band}
          />
        ))}
        {strip.midnights.flatMap(({ share, of }) =>
          notches(of, band).map(({ y1, y2 }) => (
            <line
              key={`${share} ${y1}`}
              className={isDark(strip, share) ? styles.midnight : styles.brightMidnight}
              x1={percent(share)}
              x2={percent(share)}
              y1={y1}
              y2={y2}
            />
          )),
        )}
        {strip.stops.map(({ kind, left, right }) =>
          kind === "call" ? (
            <circle
              key={left}
              className={styles.call}
              cx={percent((left + right) / 2)}
              cy={middle}
              r={band / 3.6}
            />
          ) : (
            <line
              key={left}
              className={styles.change}
              x1={percent(left)}
              x2={percent(right)}
              y1={middle}
              y2={middle}
            />
          ),
        )}
        {sleepingPlaces(strip).map(({ left, right }) => (
          <text
            key={left}
            className={`${styles.sleep} ${fits(right - left, sleep.length)}`}
            x={percent((left + right) / 2)}
            y={middle}
          >
            {sleep}
          </text>
        ))}
        {labels
          .filter((label) => wide.has(label))
          .map((label) => (
            <g key={label.share} className={narrow.has(label) ? undefined : styles.roomy}>
              <line
                className={styles.tick}
                x1={percent(label.share)}
                x2={percent(label.share)}
                y1={3 + band}
                y2={3 + band + 5}
              />
              <text
                className={`${styles.label} ${styles[anchorAt(label.share)]}`}
                x={percent(label.share)}
                y={3 + band + under - 3}
              >
                {label.text}
              </text>
            </g>
          ))}
      </svg>
    </div>
  );
}

/** Midnight by the first port's clock is notched from above, by the last port's from below. */
function notches(of: Strip["midnights"][number]["of"], band: number) {
  const above = { y1: 3, y2: 7 };
  const below = { y1: 3 + band - 4, y2: 3 + band };
  return { from: [above], to: [below], both: [above, below] }[of];
}

function isDark(strip: Strip, share: number): boolean {
  const over = strip.skies.find(({ left, right }) => left <= share && share < right);
  return over?.sky === "night" || over?.sky === "nautical";
}

/** Words within a span: at every width, from a middling one, or only where there is much room. */
function fits(share: number, letters: number): string | undefined {
  const wanted = (letters + 2) * letterPx;
  if (share * widths.narrow >= wanted) return undefined;
  return share * widths.wide >= wanted ? styles.roomy : styles.never;
}

/** Sailings with the calls between them: what one spends on one ship. */
function timesAboard(strip: Strip): Span[] {
  const times: Span[] = [];
  strip.sailings.forEach((sailing, index) => {
    const last = times.at(-1);
    if (last && strip.stops[index - 1]?.kind === "call") last.right = sailing.right;
    else times.push({ ...sailing });
  });
  return times;
}

function labelsOf(strip: Strip, locale: Locale): Label[] {
  const t = translator(locale, "crossing");
  const suns = strip.suns.map(({ kind, share, clock }) => ({
    share,
    text: t(`label_${kind}`, { time: clock }),
    rank: 1,
  }));
  const changes = strip.stops
    .filter(({ kind }) => kind === "change")
    .map(({ left, right, minutes, port, landing }) => ({
      share: (left + right) / 2,
      text: landing
        ? t("label_ports", { from: landing.name, port: port.name })
        : t("label_wait", { wait: formatDuration(minutes), port: port.name }),
      rank: 0,
    }));
  const calls = strip.stops
    .filter(({ kind }) => kind === "call")
    .map(({ left, right, port }) => ({ share: (left + right) / 2, text: port.name, rank: 2 }));
  // Where the clocks differ, the midnight that counts for the day of arrival is named.
  const midnights = strip.midnights
    .filter(({ of }) => of !== "from")
    .map(({ share }) => ({ share, text: t("label_midnight"), rank: 3 }));
  return [...suns, ...changes, ...calls, ...midnights];
}
