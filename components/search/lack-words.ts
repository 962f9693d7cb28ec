import { cabinLabel } from "#lib/fare/item-label";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Lack } from "#lib/search/lacks-of";

/** What keeps a party off a sailing, as a sentence. */
export function lackWords(lack: Lack, locale: Locale): string {
  const t = translator(locale, "lack");
  switch (lack.what) {
    case "places":
    case "kennels":
      return t(lack.what, { left: lack.left, wanted: lack.wanted });
    case "low_deck":
    case "high_deck": {
      const style = { minimumFractionDigits: 2 } as const;
      const limit = new Intl.NumberFormat(locale, style).format(lack.limit_cm / 100);
      return t(lack.what, { limit });
    }
    case "cabins":
      return t("cabins", {
        kind: cabinLabel(lack.kind, locale),
        left: lack.left,
        wanted: lack.wanted,
      });
    default:
      return t(lack.what);
  }
}
