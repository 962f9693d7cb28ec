import type { Lettering as Placed } from "#lib/chart/place-names";

/** Words where the drawing put them, line by line; face, size and colour are those of what is around. */
export function Lettering({ of }: { of: Placed }) {
  const [first, ...more] = of.lines;
  if (!first) return null;
  if (more.length === 0) {
    return (
      <text x={first.x} y={first.y}>
        {first.text}
      </text>
    );
  }
  return (
    <text>
      {of.lines.map(({ text, x, y }) => (
        <tspan key={text} x={x} y={y}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
