import type { ChartDrawing } from "#lib/chart/drawing";
import { ChartBorder } from "./chart-border";
import { ChartGround } from "./chart-ground";
import { ChartNames } from "./chart-names";
import { ChartPorts } from "./chart-ports";
import { CompassRose } from "./compass-rose";
import styles from "./route-chart.module.css";

type Props = {
  /** Tells this chart from others of the page. */
  id: string;
  drawing: ChartDrawing;
  /** What the picture says, in words. */
  label: string;
  className?: string;
};

/** A chart as the server drew it; its colours are the tokens', by day, by night and on paper. */
export function RouteChart({ id, drawing, label, className = "" }: Props) {
  const { width, height, letter } = drawing;
  return (
    <svg
      className={`${styles.chart} ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <ChartGround id={id} of={drawing} />
      <ChartNames look="degree" size={letter * 0.72} names={drawing.degrees} />
      <ChartNames
        look="country"
        size={letter * 0.68}
        names={drawing.lands.map(({ lettering }) => lettering)}
      />
      <ChartNames
        look="water"
        size={letter * 0.93}
        names={drawing.waters.map(({ lettering }) => lettering)}
      />
      {drawing.rose && <CompassRose rose={drawing.rose} />}
      {drawing.courses.map((course) => (
        <path key={course} className={styles.course} d={course} />
      ))}
      {drawing.lengths.map(({ text, x, y, angle }) => (
        <text
          key={`${x} ${y}`}
          className={styles.length}
          fontSize={letter * 0.93}
          x={x}
          y={y}
          dy=".35em"
          transform={angle === 0 ? undefined : `rotate(${angle} ${x} ${y})`}
        >
          {text}
        </text>
      ))}
      <ChartPorts ports={drawing.ports} letter={letter} />
      <ChartBorder of={drawing} />
    </svg>
  );
}
