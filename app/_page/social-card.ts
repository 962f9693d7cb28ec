import type { Metadata } from "next";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

type Card = {
  title: string;
  description: string;
  /** "tunis-marseille", or "crossings" for all of them. */
  name: string;
  /** What the picture shows. */
  alt: string;
};

/** What a message or a post shows of a page that is sent in it. */
export function socialCard(
  locale: Locale,
  { title, description, name, alt }: Card,
): Pick<Metadata, "openGraph" | "twitter"> {
  const image = { url: `/cards/${name}.png?lang=${locale}`, width: 1200, height: 630, alt };
  return {
    openGraph: {
      type: "website",
      siteName: translator(locale, "site")("name"),
      locale,
      title,
      description,
      images: [image],
    },
    twitter: { card: "summary_large_image", title, description, images: [image] },
  };
}
