/** What may be uploaded. Not GIF (animated), not SVG (a document with scripts), not HEIC (its codec is not free). */
export const imageTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

export type ImageType = (typeof imageTypes)[number];

/** 15 MB: any camera's JPEG. */
export const mostUploadBytes = 15 * 1024 * 1024;
