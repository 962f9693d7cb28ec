import type { ChartDrawing } from "#lib/chart/drawing";
import { ChartPorts } from "./chart-ports";
import { CompassRose } from "./compass-rose";
import { Lettering } from "./lettering";
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
  const { width, height, letter, land, graticule, border } = drawing;
  const unit = letter / 14;
  return (
    <svg
      className={`${styles.chart} ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontSize={letter}
      role="img"
      aria-label={label}
    >
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
      {drawing.degrees.map((one) => (
        <Lettering
          key={one.lines[0]?.text}
          of={one}
          className={styles.degree}
          size={letter * 0.72}
        />
      ))}
      {drawing.lands.map(({ id, lettering }) => (
        <Lettering key={id} of={lettering} className={styles.country} size={letter * 0.68} />
      ))}
      {drawing.waters.map(({ id, lettering }) => (
        <Lettering key={id} of={lettering} className={styles.water} size={letter * 0.93} />
      ))}
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
      <path className={styles.edge} d={`M2 2h${width - 4}v${height - 4}h${4 - width}z`} />
      <path className={styles.border} d={border} />
      <path
        className={styles.frame}
        d={`M4 4h${width - 8}v${height - 8}h${8 - width}zM.5 .5h${width - 1}v${height - 1}h${1 - width}z`}
      />
    </svg>
  );
}
