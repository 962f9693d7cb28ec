import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Button } from "#components/ui/button";
import { PlainPage } from "#components/ui/plain-page";
import { database } from "#db/client";
import { config } from "#lib/config/config";
import { translator } from "#lib/language/translator";
import { readSubscription } from "#lib/notice/promotion/change-subscription";
import { subscriberOf } from "#lib/notice/promotion/subscriber-token";
import { localeOf } from "../../../_page/locale";

type Props = { params: Promise<{ locale: string; token: string }> };

/** It is one person's own: nobody else is to find it. */
export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** Whether offers come by mail, and the two buttons that change it; works without script. */
export default async function OffersPage({ params }: Props) {
  const locale = await localeOf(params);
  const { token } = await params;
  const t = translator(locale, "offers");
  const id = subscriberOf(config().APP_SECRET, token);
  const subscription = id && (await readSubscription(database().sql, id));
  if (!subscription) notFound();
  const { state } = subscription;
  return (
    <PlainPage title={t(`title_${state}`)} lead={t(`lead_${state}`)}>
      <form method="post" action={`/u/${token}`}>
        {state !== "confirmed" && (
          <Button type="submit" name="wish" value="yes">
            {t(state === "asked" ? "yes" : "again")}
          </Button>
        )}
        {state !== "stopped" && (
          <Button
            type="submit"
            name="wish"
            value="no"
            look={state === "confirmed" ? "main" : "quiet"}
          >
            {t("stop")}
          </Button>
        )}
      </form>
    </PlainPage>
  );
}
