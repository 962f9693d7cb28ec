// A compass rose of radius 100 around its middle: eight points, each half filled, in a ring of degrees.

const at = (degrees: number, radius: number) => {
  const angle = (degrees * Math.PI) / 180;
  return `${Math.round(Math.sin(angle) * radius)} ${Math.round(-Math.cos(angle) * radius)}`;
};

/** The points' left halves are filled, their right halves only drawn. */
const half = (degrees: number, radius: number, side: number) =>
  `M0 0L${at(degrees, radius)}L${at(degrees + side * 45, radius * 0.24)}z`;

const main = [0, 90, 180, 270];
const between = [45, 135, 225, 315];

export const rosePoints = {
  dark: [
    ...main.map((degrees) => half(degrees, 94, -1)),
    ...between.map((degrees) => half(degrees, 56, -1)),
  ].join(""),
  light: [
    ...main.map((degrees) => half(degrees, 94, 1)),
    ...between.map((degrees) => half(degrees, 56, 1)),
  ].join(""),
  /** Marks of ten degrees in the ring. */
  ticks: Array.from({ length: 36 }, (_, index) => {
    const degrees = index * 10;
    return `M${at(degrees, degrees % 30 === 0 ? 70 : 75)}L${at(degrees, 82)}`;
  }).join(""),
  ring: 82,
};
