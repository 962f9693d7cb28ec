import { NothingHere } from "#components/site/nothing-here";
import { locales } from "#lib/language/locales";

/**
 * For a page that finds nothing outside of pageUnlessAway, which knows the language: this one is given
 * no params, and says it in each.
 */
export default function NotFound() {
  return locales.map((locale) => (
    <div key={locale} lang={locale}>
      <NothingHere locale={locale} />
    </div>
  ));
}
