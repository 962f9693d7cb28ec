import type { MetadataRoute } from "next";
import { defaultLocale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

/** How Gangway stands among a device's own things, if somebody puts it there. */
export default function manifest(): MetadataRoute.Manifest {
  const t = translator(defaultLocale, "site");
  return {
    name: `${t("name")}: ${t("tagline")}`,
    short_name: t("name"),
    description: t("description"),
    start_url: "/",
    display: "minimal-ui",
    // --water-deep and --water-shallow of tokens.css.
    background_color: "#fbfdfd",
    theme_color: "#dcebf1",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
