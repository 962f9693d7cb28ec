"use client";

import { useParams } from "next/navigation";
import { PlainPage } from "#components/ui/plain-page";
import { defaultLocale, isLocale, type Locale } from "#lib/language/locales";
import styles from "./page-failure.module.css";

type Words = {
  title: string;
  lead: string;
  booking_lead: string;
  to_search: string;
  to_my_booking: string;
};

export function NothingHere({ words }: { words: Record<Locale, Words> }) {
  const { locale: part } = useParams<{ locale?: string }>();
  const locale = part && isLocale(part) ? part : defaultLocale;
  const own = words[locale];
  return (
    <PlainPage title={own.title} lead={own.lead}>
      <p>{own.booking_lead}</p>
      <p className={styles.ways}>
        <a href={`/${locale}/my-booking`}>{own.to_my_booking}</a>
        <a href={`/${locale}`}>{own.to_search}</a>
      </p>
    </PlainPage>
  );
}
