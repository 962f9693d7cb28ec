import type { StaffPicture } from "#lib/media/list-pictures";
import type { PictureRefusal } from "#lib/media/picture-refusal";
import type { Tone } from "../parts/status";

/** A picture's state, and how it is told. */
export const stateWords: Record<StaffPicture["status"], { words: string; tone: Tone }> = {
  UPLOADED: { words: "Being made ready", tone: "wait" },
  READY: { words: "Public", tone: "good" },
  REFUSED: { words: "Refused", tone: "bad" },
};

/** Why it was refused, and what to do about it. */
export const refusalWords: Record<PictureRefusal, string> = {
  gone: "The file was not in the storage any more. Upload it again.",
  empty: "The file is empty.",
  not_a_picture: "This is no picture, whatever its name says.",
  other_type: "It is another type of picture than it says it is. Save it anew and upload that.",
  other_size: "The file is not the one that was announced. Upload it again.",
  animated: "It moves. Upload a still one.",
  two_in_one:
    "Something that is no picture is hidden in the file. Save it anew from a picture editor.",
  damaged: "The file is damaged or was cut off. Upload it again.",
  too_many_pixels:
    "It has more than 80 million pixels, or 40 million of 16 bits a colour. Make it smaller first.",
  too_small: "It is smaller than 320 by 200 pixels, too small to be shown.",
};
