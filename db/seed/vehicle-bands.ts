export type VehicleBandRow = {
  operator_code: string;
  kind: string;
  max_length_cm: number;
  max_height_cm: number;
  factor_bp: number;
};
export type BandTerms = { perMetreBp: number; over190Bp: number; over260Bp: number };

/** What has four wheels, in basis points of the tariff's vehicle up to 5 m and 190 cm. */
const KIND_BP = { car: 10_000, van: 11_500, camper: 12_000 };
/** Up to 4 m is a tenth of a car cheaper. Longer than 10 m or higher than 4 m has no band. */
const LENGTHS_CM = [400, 500, 600, 700, 800, 1000];
const SHORT_BP = -1000;
const TWO_WHEELS = [
  { kind: "motorcycle", max_length_cm: 300, max_height_cm: 190, factor_bp: 3500 },
  { kind: "bicycle", max_length_cm: 250, max_height_cm: 190, factor_bp: 600 },
];

/** A kind's price, plus each metre over five, plus the height above 190 and above 260 cm. */
export function vehicleBands(operator_code: string, terms: BandTerms): VehicleBandRow[] {
  const heights: [number, number][] = [
    [190, 0],
    [260, terms.over190Bp],
    [400, terms.over260Bp],
  ];
  const bands: VehicleBandRow[] = [];
  for (const [kind, kindBp] of Object.entries(KIND_BP)) {
    for (const max_length_cm of LENGTHS_CM) {
      const metresOver = (max_length_cm - 500) / 100;
      const lengthBp = metresOver < 0 ? SHORT_BP : metresOver * terms.perMetreBp;
      for (const [max_height_cm, heightBp] of heights) {
        const factor_bp = kindBp + lengthBp + heightBp;
        bands.push({ operator_code, kind, max_length_cm, max_height_cm, factor_bp });
      }
    }
  }
  bands.push(...TWO_WHEELS.map((band) => ({ operator_code, ...band })));
  return bands;
}
