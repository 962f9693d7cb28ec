import { TextField } from "#components/ui/text-field";

type Props = {
  /** Tells the fields of several pictures apart. */
  prefix: string;
  words?: { alt: { en: string; fr: string }; credit: string };
};

/** A picture's words: said to who cannot see it, in both languages, and whose it is. */
export function PictureFields({ prefix, words }: Props) {
  return (
    <>
      <TextField
        id={`${prefix}-en`}
        name="alt_en"
        label="What it shows, in English"
        defaultValue={words?.alt.en}
        required
        maxLength={300}
      />
      <TextField
        id={`${prefix}-fr`}
        name="alt_fr"
        lang="fr"
        label="What it shows, in French"
        defaultValue={words?.alt.fr}
        required
        maxLength={300}
      />
      <TextField
        id={`${prefix}-credit`}
        name="credit"
        label="Whose picture it is, if that must be said"
        defaultValue={words?.credit}
        maxLength={120}
      />
    </>
  );
}

/** The words as they were typed. */
export function typedWords(form: HTMLFormElement) {
  const data = new FormData(form);
  const typed = (name: string) => String(data.get(name) ?? "").trim();
  return { alt: { en: typed("alt_en"), fr: typed("alt_fr") }, credit: typed("credit") };
}
