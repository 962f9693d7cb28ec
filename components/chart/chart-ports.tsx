import type { ChartPort } from "#lib/chart/drawing";
import { ChartNames } from "./chart-names";
import styles from "./route-chart.module.css";

/** The ports of a chart: a filled mark where the journey begins or ends, a ring where the ship calls or is changed. */
export function ChartPorts({ ports, letter }: { ports: ChartPort[]; letter: number }) {
  const unit = letter / 14;
  return (
    <>
      {ports.map(({ x, y, kind }) => (
        <g key={`${x} ${y}`}>
          {kind === "end" && <circle className={styles.halo} cx={x} cy={y} r={6 * unit} />}
          <circle
            className={kind === "end" ? styles.end : styles.call}
            cx={x}
            cy={y}
            r={(kind === "call" ? 3.25 : 3.75) * unit}
          />
        </g>
      ))}
      <ChartNames look="name" size={letter} names={ports.flatMap(({ name }) => name ?? [])} />
    </>
  );
}
