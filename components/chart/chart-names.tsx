import type { Lettering as Placed } from "#lib/chart/place-names";
import { Lettering } from "./lettering";
import styles from "./route-chart.module.css";

type Props = {
  look: "degree" | "country" | "water" | "name";
  /** Pixels of the letters. */
  size: number;
  names: Placed[];
};

/** Words of one kind on a chart. */
export function ChartNames({ look, size, names }: Props) {
  if (names.length === 0) return null;
  return (
    <g className={styles[look]} fontSize={Math.round(size * 10) / 10}>
      {names.map((name) => (
        <Lettering key={`${name.lines[0]?.x} ${name.lines[0]?.y}`} of={name} />
      ))}
    </g>
  );
}
