/** Where the file lies that staff uploaded: nobody's to read but ours. */
export function originalKey(pictureId: string): string {
  return `originals/${pictureId}`;
}

/** Below this lies what anybody may read. */
const publicPrefix = "pictures/";

/** Below this lie all sizes of a picture, those of an attempt that was broken off included. */
export function sizesPrefix(pictureId: string): string {
  return `${publicPrefix}${pictureId}/`;
}

/** The key of one size: its content's hash is part of it, so what lies there never changes. */
export function sizeKey(
  pictureId: string,
  size: { width: number; hash: string; form: "avif" | "webp" },
): string {
  return `${sizesPrefix(pictureId)}${size.width}-${size.hash.slice(0, 16)}.${size.form}`;
}
