"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ActionLink } from "#components/ui/action-link";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { RerouteOption } from "#lib/booking/rebook/reroute-options";
import type { Locale } from "#lib/language/locales";
import { Refusal, takeSailing } from "../booking-api";
import styles from "./choice.module.css";
import { useSettle } from "./choice-screen";

type Props = {
  booking: { id: string; email: string };
  locale: Locale;
  moves: RerouteOption["moves"];
  /** The new departure, in words. */
  departs: { day: string; time: string };
  /** The list it was chosen from. */
  listHref: string;
};

/** The button that takes the sailing, once; what became of it stands in its place. */
export function TakeSailing({ booking, locale, moves, departs, listHref }: Props) {
  const t = useTranslations("choice");
  const words = useTranslations("booking");
  const cancel = useTranslations("cancel");
  const settle = useSettle();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const page = `/${locale}/bookings/${booking.id}`;

  async function take() {
    setBusy(true);
    setRefusal(null);
    try {
      await takeSailing(booking.id, locale, moves);
      settle({
        title: t("done_title", departs),
        lead: t("done_lead", { email: booking.email }),
        ways: (
          <>
            <ActionLink href={`${page}/ticket`}>{words("open_ticket")}</ActionLink>
            <a href={`/api/v1/bookings/${booking.id}/calendar.ics`}>{words("add_calendar")}</a>
            <a href={page}>{t("open_booking")}</a>
          </>
        ),
      });
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal("internal"));
    }
    setBusy(false);
  }

  function why({ code, facts }: Refusal): string {
    if (code === "no_capacity") return t("filled");
    if (code === "rate_limited") return cancel("too_many", { minutes: facts.waitMinutes ?? 1 });
    if (code === "service_unavailable" || code === "internal") return t("unclear");
    return t("changed");
  }
  const isOver = refusal !== null && !mayPass.has(refusal.code);
  return (
    <div className={styles.confirm}>
      <div role="alert">
        {refusal && (
          <Notice look="bad">
            <p>{why(refusal)}</p>
          </Notice>
        )}
      </div>
      <p className={styles.ways}>
        {!isOver && (
          <Button isBusy={isBusy} onClick={take}>
            {isBusy ? cancel("sending") : t("confirm")}
          </Button>
        )}
        {refusal && isOver && refusal.code !== "no_capacity" ? (
          <ActionLink href={page}>{t("open_booking")}</ActionLink>
        ) : (
          <ActionLink look={isOver ? "main" : "quiet"} href={listHref}>
            {t("other_sailings")}
          </ActionLink>
        )}
      </p>
    </div>
  );
}

/** After these another try may do. */
const mayPass = new Set(["rate_limited", "service_unavailable", "internal"]);
