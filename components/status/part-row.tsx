import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { PartStatus } from "#lib/status/read-status";
import { DayBars } from "./day-bars";
import { StateMark } from "./state-mark";
import styles from "./status.module.css";

/** A part of the service: how it is, and how it was. */
export function PartRow({
  locale,
  title,
  part: { state, uptime, days },
}: {
  locale: Locale;
  title: string;
  part: PartStatus;
}) {
  const t = translator(locale, "status");
  const on = (wanted: string | null) => days.filter((day) => day.state === wanted).length;
  const label = t("bars", {
    down: on("down"),
    troubled: on("troubled"),
    unmeasured: on(null),
  });
  return (
    <li className={styles.part}>
      <h3>{title}</h3>
      <p className={styles.state}>
        <StateMark state={state} /> {t(`state.${state}`)}
      </p>
      {days.length > 0 && <DayBars days={days} label={label} />}
      <p className={styles.uptime}>
        {uptime === null ? t("unmeasured") : t("uptime", { share: shareOf(uptime, locale) })}
      </p>
    </li>
  );
}

/** Never 100 % of what was not whole: 99.996 % is 99.99 %. */
function shareOf(uptime: number, locale: Locale): string {
  const whole = Math.floor(uptime * 10_000) / 10_000;
  return new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 2,
  }).format(whole);
}
