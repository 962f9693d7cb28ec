import type { ReactNode } from "react";
import styles from "./vehicle-picture.module.css";
import type { Shape, Tow } from "./vehicle-shapes";

// Side views to one scale, as on a deck plan: a unit is 10 cm, the deck is at 34, the bow to the right.

function Wheel({ x, r = 3.1 }: { x: number; r?: number }) {
  return (
    <>
      <circle className={styles.hull} cx={x} cy={34 - r} r={r} />
      <circle className={styles.line} cx={x} cy={34 - r} r={r / 3} />
    </>
  );
}

const car = (
  <>
    <path
      className={styles.hull}
      d="M17.5 31v-4c0-2 1-3 3.5-3.4l5.5-4c1.1-.8 2-1.1 3.5-1.1h12.5c2 0 3 .4 4.5 1.5l4.5 3.6 7 1.2c2.5.5 3.5 1.8 3.5 3.7V31Z"
    />
    <path className={styles.glass} d="m27.6 23.4 3.4-3h5.5v3Zm10.4-3h5l3.9 3H38Z" />
    <Wheel x={26.5} />
    <Wheel x={53} />
  </>
);

const drawings: Record<Shape | "foot", ReactNode> = {
  car,
  foot: (
    <>
      <circle className={styles.hull} cx="38" cy="18.4" r="1.8" />
      <path
        className={styles.line}
        d="M38 20.2v7l-2.6 6.8M38 27.2l2.8 6.8M34.6 26.2l3.4-4.6 4.4 4.2"
      />
      <path className={styles.hull} d="M42.6 27.8h5V34h-5Zm1.5 0v-1.6h2v1.6" />
    </>
  ),
  van: (
    <>
      <path
        className={styles.hull}
        d="M12.5 31V11q0-2 2-2H49q3 0 5 2l6 8.5 5.5 1.5q2 .8 2 3.5v6.5Z"
      />
      <path className={styles.glass} d="M50.5 12h2.2l5 7h-7.2Z" />
      <path className={styles.line} d="M47.5 9v22M31 9v22" />
      <Wheel x={23} r={3.5} />
      <Wheel x={57.5} r={3.5} />
    </>
  ),
  campervan: (
    <>
      <path className={styles.hull} d="M10 31V10q0-2 2-2h39.5q3 0 5 2l6.5 9 5 1.5q2 .8 2 3.5v7Z" />
      <path
        className={styles.glass}
        d="M53 11h2.2l5.3 7.5H53ZM16 13.5h11v5.5H16ZM31 13.5h11v5.5H31Z"
      />
      <path className={styles.line} d="M10 10.5h37M45 13.5V31" />
      <Wheel x={21} r={3.5} />
      <Wheel x={60} r={3.5} />
    </>
  ),
  camper: (
    <>
      <path
        className={styles.hull}
        d="M5 31V7q0-2 2-2h56q5.5 0 5.5 4.5 0 3-3 3.5l-2 .5 3.5 6.5 6 1.5q2 .8 2 3.5v6.5Z"
      />
      <path
        className={styles.glass}
        d="M58.5 14h2.6l3.2 6h-5.8ZM11 11h13v6H11ZM29 11h9v6h-9ZM57 7.5h7v2.5h-7Z"
      />
      <path className={styles.line} d="M43 10h9v21M43 31V10M5 22h35" />
      <Wheel x={19} r={3.5} />
      <Wheel x={64} r={3.5} />
    </>
  ),
  motorcycle: (
    <>
      <path className={styles.hull} d="m34.5 25 4-.8 2-1.6q3-1.6 5 .9l-1.5 4.5h-5.5Z" />
      <path
        className={styles.line}
        d="m32.5 30.8 4-5.8M47.8 30.8l-3.3-9.6h-2.3M36 30.8h7M44.5 21.2l-1-1.7"
      />
      <Wheel x={32.5} r={3.2} />
      <Wheel x={47.8} r={3.2} />
    </>
  ),
  bicycle: (
    <>
      <Wheel x={33.2} r={3.4} />
      <Wheel x={46.8} r={3.4} />
      <path
        className={styles.line}
        d="m33.2 30.6 4-6h6.8l-4 6ZM37.2 24.6l2.8 6M46.8 30.6 43.8 23h2.4M36.6 23.3l.6 1.3M35.2 23.3h3"
      />
    </>
  ),
};

const deck = (width: number) => <path className={styles.deck} d={`M0 34.4h${width}`} />;

/** A vehicle from the side; what it is stands beside it in words. */
export function VehiclePicture({ of }: { of: Shape | "foot" }) {
  return (
    <svg className={styles.picture} viewBox="0 0 80 36" width="120" height="54" aria-hidden="true">
      {drawings[of]}
      {deck(80)}
    </svg>
  );
}

/** A car under the line at 1.9 m, where the fare of most operators changes; with or without a box on top. */
export function RoofPicture({ hasBox }: { hasBox: boolean }) {
  return (
    <svg className={styles.picture} viewBox="0 0 80 36" width="120" height="54" aria-hidden="true">
      {car}
      {hasBox && (
        <path
          className={styles.hull}
          d="M32 18.5v-1.2M43 18.5v-1.2M30 17.3h15.5q1.5 0 1.5-1.6-.6-2.7-3.5-2.7H31q-2.5 0-2.5 2.2 0 2.1 1.5 2.1Z"
        />
      )}
      <path className={styles.limit} d="M4 15h72" />
      {deck(80)}
    </svg>
  );
}

/** A car with what it draws. */
export function TowPicture({ of }: { of: Tow | null }) {
  return (
    <svg className={styles.picture} viewBox="0 0 108 36" width="162" height="54" aria-hidden="true">
      <g transform="translate(43.5 0)">{car}</g>
      {of === "trailer" && (
        <>
          <path className={styles.hull} d="M30 22.5h24V30H30ZM54 29.5h7" />
          <Wheel x={42} r={2.8} />
        </>
      )}
      {of === "caravan" && (
        <>
          <path className={styles.hull} d="M3 30V14q0-5.5 5.5-5.5H43q9 0 9 9V30ZM52 29.5h9" />
          <path className={styles.glass} d="M8 13.5h10v6H8ZM36 13.5h8q3 0 3.5 6H36Z" />
          <path className={styles.line} d="M24 13h8v17h-8Z" />
          <Wheel x={19} r={3} />
        </>
      )}
      {deck(108)}
    </svg>
  );
}
