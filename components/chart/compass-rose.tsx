import type { Rose } from "#lib/chart/place-rose";
import styles from "./route-chart.module.css";

/** North is up: a rose where the water has room for one. Its shapes come with the drawing. */
export function CompassRose({ rose: { x, y, radius, shapes } }: { rose: Rose }) {
  return (
    <g
      className={styles.rose}
      transform={`translate(${x} ${y}) scale(${radius / 100})`}
      strokeWidth={100 / radius}
    >
      <circle r={shapes.ring} fill="none" />
      <path d={shapes.ticks} fill="none" />
      <path className={styles.light} d={shapes.light} />
      <path className={styles.dark} d={shapes.dark} />
      <text className={styles.northern} y="-104" fontSize="44">
        N
      </text>
    </g>
  );
}
