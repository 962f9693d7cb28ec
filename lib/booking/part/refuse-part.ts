import { DomainError, type FieldError } from "#lib/errors/domain-error";

/** Why a part of a booking cannot be cancelled; the pages have words for each. */
export type PartRefusal =
  | "not_confirmed"
  | "already"
  | "sailed"
  | "needs_adult"
  | "needs_driver"
  | "middle_leg";

const details: Record<PartRefusal, string> = {
  not_confirmed: "Only a confirmed booking can be cancelled in part.",
  already: "Some of this is cancelled already.",
  sailed: "The vessel has left.",
  needs_adult: "Children and infants cannot travel without an adult.",
  needs_driver: "The vehicle would have no driver: cancel it too, or leave an adult who drives it.",
  middle_leg: "A sailing between two others of a journey cannot be cancelled alone.",
};

/** The refusal `not_cancellable` with its reason, and which ids of the scope it is about. */
export function partRefused(because: PartRefusal, paths: string[] = []): DomainError {
  const message = details[because];
  const errors: FieldError[] = paths.map((path) => ({ path, message }));
  return new DomainError("not_cancellable", message, {
    because,
    ...(errors.length > 0 ? { errors } : {}),
  });
}
