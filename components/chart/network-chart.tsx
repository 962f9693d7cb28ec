import type { NetworkDrawing } from "#lib/chart/draw-network";
import { ChartBorder } from "./chart-border";
import { ChartGround } from "./chart-ground";
import { ChartNames } from "./chart-names";
import { CompassRose } from "./compass-rose";
import styles from "./network-chart.module.css";
import chart from "./route-chart.module.css";

type Props = {
  /** Tells this chart from others of the page. */
  id: string;
  drawing: NetworkDrawing;
  /** Where a crossing leads, by "FROM TO"; a line of a crossing without an address is only drawn. */
  hrefs: Record<string, string>;
  className?: string;
};

/**
 * Every crossing at once. A pointer may take one by its line; keyboards and screen readers have the
 * list that must stand beside the picture, so it is hidden from them.
 */
export function NetworkChart({ id, drawing, hrefs, className = "" }: Props) {
  const { width, height, letter } = drawing;
  const ports = drawing.ports.map(({ x, y }) => `M${x} ${y}h0`).join("");
  return (
    <svg
      className={`${chart.chart} ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <ChartGround id={id} of={drawing} />
      <ChartNames
        look="water"
        size={letter * 0.98}
        names={drawing.waters.map(({ lettering }) => lettering)}
      />
      {drawing.rose && <CompassRose rose={drawing.rose} />}
      <g className={styles.crossings}>
        {drawing.courses.map(({ from, to, d }) => {
          const href = hrefs[`${from} ${to}`];
          if (!href) return <path key={d} d={d} />;
          return (
            <a key={d} href={href} tabIndex={-1}>
              <path d={d} />
              <path d={d} />
            </a>
          );
        })}
      </g>
      {/* A line of no length with round ends is a dot. */}
      <path className={styles.port} strokeWidth={letter * 0.48} d={ports} />
      <path className={styles.hole} strokeWidth={letter * 0.28} d={ports} />
      <ChartNames
        look="name"
        size={letter}
        names={drawing.ports.flatMap(({ name }) => name ?? [])}
      />
      <ChartBorder of={drawing} />
    </svg>
  );
}
