import type { ChartDrawing } from "#lib/chart/drawing";
import styles from "./route-chart.module.css";

/** The scale of degrees along a chart's edges, between its two lines. */
export function ChartBorder({ of }: { of: Pick<ChartDrawing, "width" | "height" | "border"> }) {
  const { width, height, border } = of;
  const frame = (inset: number) =>
    `M${inset} ${inset}h${width - 2 * inset}v${height - 2 * inset}h${2 * inset - width}z`;
  return (
    <>
      <path className={styles.edge} d={frame(2)} />
      <path className={styles.border} d={border} />
      <path className={styles.frame} d={frame(4) + frame(0.5)} />
    </>
  );
}
