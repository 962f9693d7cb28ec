import type { Metadata } from "next";
import { wholeMiles } from "#lib/chart/chart-words";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Port } from "#lib/port/port";
import { routeLines } from "#lib/voyage/route-lines";
import type { pageContext } from "./context";
import { socialCard } from "./social-card";

/** The social card of a search: that of its route, or of all crossings where no ship sails it without a call. */
export async function routeCard(
  locale: Locale,
  { from, to, title, description }: { from: Port; to: Port; title: string; description: string },
  { sql }: Pick<ReturnType<typeof pageContext>, "sql">,
): Promise<Pick<Metadata, "openGraph" | "twitter">> {
  const t = translator(locale, "card");
  const line = (await routeLines(sql)).get(`${from.code} ${to.code}`);
  if (!line) {
    return socialCard(locale, { title, description, name: "crossings", alt: t("image_home") });
  }
  const names = { from: from.name, to: to.name };
  return socialCard(locale, {
    title,
    description: t("description_distance", {
      ...names,
      miles: wholeMiles(line.distance_nm, locale),
    }),
    name: `${from.slug}-${to.slug}`,
    alt: t("image", names),
  });
}
