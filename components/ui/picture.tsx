import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { ShownPicture } from "#lib/media/pictures-of";
import styles from "./picture.module.css";

type Props = {
  locale: Locale;
  /** Of `picturesOf` (lib/media). */
  picture: ShownPicture;
  /** How wide it stands on the page, as the attribute `sizes` has it, e.g. "(min-width: 60rem) 40rem, 100vw". */
  sizes: string;
  /** Only for what is seen without scrolling, and then for one picture of a page. */
  isFirst?: boolean;
  className?: string | undefined;
};

/** A picture in the width and the form that the browser likes best; its room is kept before it is there. */
export function Picture({ locale, picture, sizes, isFirst = false, className }: Props) {
  const { alt, credit, colour, width, height } = picture;
  const set = (form: "avif" | "webp") =>
    picture.sizes.map((size) => `${size[form]} ${size.width}w`).join(", ");
  return (
    <figure className={`${styles.figure} ${className ?? ""}`}>
      <div className={styles.frame}>
        <svg className={styles.colour} aria-hidden="true">
          <rect width="100%" height="100%" fill={colour} />
        </svg>
        <picture>
          <source type="image/avif" srcSet={set("avif")} sizes={sizes} />
          <img
            className={styles.image}
            src={picture.sizes[0]?.webp}
            srcSet={set("webp")}
            sizes={sizes}
            width={width}
            height={height}
            alt={alt}
            loading={isFirst ? "eager" : "lazy"}
            decoding="async"
          />
        </picture>
      </div>
      {credit && (
        <figcaption className={styles.credit}>
          {translator(locale, "picture")("credit", { credit })}
        </figcaption>
      )}
    </figure>
  );
}
