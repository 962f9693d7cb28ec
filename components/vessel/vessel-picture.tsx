import { fillLevel } from "#lib/vessel/fill-level";
import { type Box, frame, type Point, vesselProfile } from "#lib/vessel/vessel-profile";
import type { FleetVessel } from "#lib/voyage/fleet";
import styles from "./vessel-picture.module.css";

type Props = {
  vessel: FleetVessel;
  scaleM: number;
  /** Share of our places that is taken, 0 to 1; without it no level is drawn. */
  taken?: number | undefined;
  /** Windows, boats and the ramp too. */
  detailed?: boolean;
};

// One decimal is ten centimetres.
const metres = (value: number) => String(Math.round(value * 10) / 10);
const line = (points: Point[]) =>
  points.map(([x, y], index) => `${index ? "L" : "M"}${metres(x)} ${metres(-y)}`).join("");
const shape = (points: Point[]) => (points.length > 0 ? `${line(points)}Z` : "");
const box = ({ left, right, bottom, top }: Box) =>
  `M${metres(left)} ${metres(-top)}H${metres(right)}V${metres(-bottom)}H${metres(left)}Z`;

/** The drawing alone; whoever places it says the same in words beside it. */
export function VesselPicture({ vessel, scaleM, taken, detailed = false }: Props) {
  const profile = vesselProfile(vessel);
  const level = taken === undefined ? null : fillLevel(profile, taken);
  const width = frame.aft + scaleM + frame.fore;
  const right = scaleM + frame.fore;
  return (
    <svg
      className={detailed ? `${styles.picture} ${styles.detailed}` : styles.picture}
      viewBox={`${-frame.aft} ${-frame.above} ${width} ${frame.above + frame.below}`}
      aria-hidden="true"
    >
      {detailed && (
        <path
          className={styles.sea}
          d={`M${-frame.aft} 0H${right}V${frame.below}H${-frame.aft}Z`}
        />
      )}
      <path className={styles.body} d={shape(profile.hull) + profile.tiers.map(box).join("")} />
      {level && (
        <path className={styles.taken} d={shape(level.hull) + level.tiers.map(box).join("")} />
      )}
      <path className={styles.decks} d={profile.tiers.map(box).join("")} />
      <path className={styles.hull} d={shape(profile.hull) + line(profile.mast)} />
      <path className={styles.funnel} d={shape(profile.funnel)} />
      <path className={styles.bridge} d={box(profile.bridge)} />
      {detailed && (
        <>
          <path
            className={styles.windows}
            d={profile.windows.map(({ from, to }) => line([from, to])).join("")}
          />
          <path className={styles.boats} d={profile.boats.map(box).join("")} />
          <text
            className={styles.name}
            x={metres(profile.name.at[0])}
            y={metres(-profile.name.at[1])}
            fontSize={metres(profile.name.height * 1.4)}
          >
            {vessel.name}
          </text>
          {profile.ramp && <path className={styles.ramp} d={line(profile.ramp)} />}
        </>
      )}
      <path className={styles.water} d={`M${-frame.aft} 0H${right}`} />
    </svg>
  );
}
