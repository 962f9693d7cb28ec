/** Why an upload is no picture we take; staff see it in these words' place. */
export const pictureRefusals = [
  "gone",
  "empty",
  "not_a_picture",
  "other_type",
  "other_size",
  "animated",
  "two_in_one",
  "damaged",
  "too_many_pixels",
  "too_small",
] as const;

export type PictureRefusal = (typeof pictureRefusals)[number];

/** Thrown while a picture is looked at or its sizes are made: another try would find the same. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  constructor(
    readonly code: PictureRefusal,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
