/** Forms by CLDR plural category; `{count}` stands for the number. */
export type PluralForms = { one: string; other: string };

/**
 * A counted phrase without a message parser, for the few words a browser must count itself (what is
 * left on a sailing): the parser would cost the results page more than the rest of its script.
 */
export function plural(language: string, forms: PluralForms, count: number): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = category === "one" ? forms.one : forms.other;
  return form.replace("{count}", new Intl.NumberFormat(language).format(count));
}
