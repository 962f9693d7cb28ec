import type { ChartDrawing } from "#lib/chart/drawing";
import styles from "./route-chart.module.css";

type Ground = Pick<ChartDrawing, "width" | "height" | "letter" | "land" | "graticule">;

/** What lies under everything else on a chart: deep water, shoals, land and the lines of degrees. */
export function ChartGround({ id, of }: { id: string; of: Ground }) {
  const { width, height, letter, land, graticule } = of;
  const unit = letter / 14;
  return (
    <>
      <defs>
        <path id={id} d={land} />
      </defs>
      <rect className={styles.deep} width={width} height={height} />
      <g strokeLinejoin="round">
        <use href={`#${id}`} className={styles.shallow} strokeWidth={17 * unit} />
        <use href={`#${id}`} className={styles.shoal} strokeWidth={7 * unit} />
      </g>
      <use href={`#${id}`} className={styles.land} strokeWidth={unit} />
      <path className={styles.graticule} d={graticule} />
    </>
  );
}
