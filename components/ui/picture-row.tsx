import type { Locale } from "#lib/language/locales";
import type { ShownPicture } from "#lib/media/pictures-of";
import { Picture } from "./picture";
import styles from "./picture-row.module.css";

type Props = {
  locale: Locale;
  /** With what is shown, where the words around don't say it. */
  pictures: { picture: ShownPicture; label?: string | undefined }[];
};

/** How wide each of them stands: a column of two or three, or the whole of a phone. */
const columns = "(min-width: 56rem) 17rem, (min-width: 34rem) 50vw, 100vw";

/** Pictures side by side; nothing where there are none. */
export function PictureRow({ locale, pictures }: Props) {
  if (pictures.length === 0) return null;
  return (
    <ul className={styles.row}>
      {pictures.map(({ picture, label }) => (
        <li key={picture.id}>
          <Picture locale={locale} picture={picture} sizes={columns} className={styles.picture} />
          {label && <p className={styles.label}>{label}</p>}
        </li>
      ))}
    </ul>
  );
}
