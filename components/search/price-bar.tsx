type Props = { className: string | undefined; minor: number; dearest: number };

const height = 40;

/** A price as a bar, from nothing to the dearest of the month. The price in words stands beside it. */
export function PriceBar({ className, minor, dearest }: Props) {
  const bar = dearest > 0 ? Math.max(1, Math.round((minor / dearest) * height)) : 0;
  return (
    <svg
      className={className}
      viewBox={`0 0 8 ${height}`}
      preserveAspectRatio="none"
      width="8"
      height={height}
      aria-hidden="true"
    >
      <rect width="8" height={bar} y={height - bar} />
    </svg>
  );
}
