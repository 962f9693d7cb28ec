import type { ChartPort } from "#lib/chart/drawing";
import { Lettering } from "./lettering";
import styles from "./route-chart.module.css";

/** The ports of a chart: a filled mark where the journey begins or ends, a ring where the ship calls or is changed. */
export function ChartPorts({ ports, letter }: { ports: ChartPort[]; letter: number }) {
  const unit = letter / 14;
  return ports.map(({ x, y, kind, name }) => (
    <g key={`${x} ${y}`}>
      {kind === "end" && <circle className={styles.halo} cx={x} cy={y} r={6 * unit} />}
      <circle
        className={kind === "end" ? styles.end : styles.call}
        cx={x}
        cy={y}
        r={(kind === "call" ? 3.25 : 3.75) * unit}
      />
      {name && <Lettering of={name} className={styles.name} size={letter} />}
    </g>
  ));
}
