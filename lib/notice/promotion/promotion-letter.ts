import type { PromotionWords } from "#db/schema/promotion";
import type { Letter } from "../letter";
import { translate } from "../translate";

type Links = { yes: string; offer: string; stop: string };

/** The mail that asks whether offers are wanted (`words` null), or an offer. Pure. */
export function promotionLetter(
  language: "en" | "fr",
  words: PromotionWords | null,
  links: Links,
): Letter {
  const t = translate(language);
  const rest = { language, reference: null, qr: null, blocks: [] };
  if (!words) {
    return {
      ...rest,
      subject: t("subscription.subject"),
      preheader: t("subscription.preheader"),
      heading: t("subscription.heading"),
      lead: [t("subscription.lead"), t("subscription.otherwise")],
      action: { label: t("subscription.action"), url: links.yes },
      footer: [t("subscription.why")],
    };
  }
  return {
    ...rest,
    subject: words.subject,
    preheader: words.lead[0] ?? "",
    heading: words.heading,
    lead: words.lead,
    action: { label: t("promotion.action"), url: links.offer },
    footer: [t("promotion.why"), t("promotion.stop", { link: links.stop })],
  };
}
