import { usualSizes, type Vehicle, type VehicleKind } from "#lib/party/party";

/** What one sees when one looks at it: a camper is a converted van or a motorhome. */
export const shapes = ["car", "van", "campervan", "camper", "motorcycle", "bicycle"] as const;
export type Shape = (typeof shapes)[number];
export const tows = ["trailer", "caravan"] as const;
export type Tow = (typeof tows)[number];

/** The plain questions: which picture, something on the roof, something behind. */
export type VehicleAnswers = { shape: Shape; hasRoof: boolean; behind: Tow | null };
export type Size = { length_cm: number; height_cm: number };

const ofShape: Record<Shape, Size> = {
  ...usualSizes,
  campervan: { length_cm: 600, height_cm: 260 },
};
/** What a roof box or bicycles on top add, and what is drawn behind, with its drawbar. */
const roofCm = 40;
const towed: Record<Tow, Size> = {
  trailer: { length_cm: 300, height_cm: 150 },
  caravan: { length_cm: 550, height_cm: 260 },
};

/** Where most operators' tariffs change with the height; the search knows each one's own. */
export const heightClasses = [190, 260] as const;

export function kindOf(shape: Shape): VehicleKind {
  return shape === "campervan" ? "camper" : shape;
}

export function canCarryOnRoof(shape: Shape): boolean {
  return shape === "car" || shape === "van";
}

export function canTow(shape: Shape): boolean {
  return shape !== "motorcycle" && shape !== "bicycle";
}

/** The size of an ordinary one, so that nobody needs a tape measure. */
export function presetOf({ shape, hasRoof, behind }: VehicleAnswers): Size {
  const own = ofShape[shape];
  const tow = canTow(shape) && behind ? towed[behind] : { length_cm: 0, height_cm: 0 };
  const roof = hasRoof && canCarryOnRoof(shape) ? roofCm : 0;
  return {
    length_cm: own.length_cm + tow.length_cm,
    height_cm: Math.max(own.height_cm + roof, tow.height_cm),
  };
}

/** The answers that lead to a vehicle's size, for showing a search again; the nearest where none does. */
export function answersOf(vehicle: Vehicle): VehicleAnswers {
  const candidates = shapes
    .filter((shape) => kindOf(shape) === vehicle.kind)
    .flatMap((shape) =>
      [null, ...(canTow(shape) ? tows : [])].flatMap((behind) =>
        [false, ...(canCarryOnRoof(shape) ? [true] : [])].map((hasRoof) => ({
          shape,
          hasRoof,
          behind,
        })),
      ),
    );
  const distance = (answers: VehicleAnswers) => {
    const size = presetOf(answers);
    return (
      Math.abs(size.length_cm - vehicle.length_cm) +
      2 * Math.abs(size.height_cm - vehicle.height_cm)
    );
  };
  return candidates.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** "4,50", "4.5 m", "450" as centimetres; null when it is no length. */
export function centimetres(typed: string): number | null {
  const match = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(m|cm)?$/i.exec(typed.trim());
  if (!match) return null;
  const value = Number((match[1] as string).replace(",", "."));
  // Nothing that goes on a ferry is 30 m long or 30 cm short.
  const isMetres = match[2] ? match[2].toLowerCase() === "m" : value < 30;
  const cm = Math.round(isMetres ? value * 100 : value);
  return cm > 0 && cm <= 9_999 ? cm : null;
}

/** "4.50" or "4,50". */
export function metres(cm: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    useGrouping: false,
  }).format(cm / 100);
}

/**
 * Which answers and sizes a form was made with. A browser without script cannot change the sizes when
 * another picture is chosen; by this mark they are then known to belong to the former one.
 */
export function sizedMark(answers: VehicleAnswers | null, length: string, height: string): string {
  const { shape = "", hasRoof = false, behind = null } = answers ?? {};
  return [shape, hasRoof ? "1" : "", behind ?? "", length, height].join("|");
}
