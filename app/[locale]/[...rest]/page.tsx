import type { Metadata } from "next";
import { translator } from "#lib/language/translator";
import { localeOf } from "../../_page/locale";
import { nothingHere } from "../../_page/unless-away";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translator(await localeOf(params), "not_found")("title");
  return { title, robots: "noindex" };
}

/** Any address below a language that no page answers. */
export default async function UnknownPage({ params }: Props) {
  return nothingHere(await localeOf(params));
}
