import type { Lettering as Placed } from "#lib/chart/place-names";

/** Words where the drawing put them, line by line. */
export function Lettering({
  of,
  className,
  size,
}: {
  of: Placed;
  className?: string;
  size: number;
}) {
  return (
    <text className={className} fontSize={Math.round(size * 10) / 10}>
      {of.lines.map(({ text, x, y }) => (
        <tspan key={text} x={x} y={y}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
