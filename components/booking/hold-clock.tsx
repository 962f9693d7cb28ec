"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { extendHold } from "./booking-api";
import styles from "./hold-clock.module.css";
import { TideGauge } from "./tide-gauge";
import type { BookingDesk } from "./use-booking";

type Props = { desk: BookingDesk; locale: string };

/** How long the places are still held. It ticks for the eye; it speaks at two minutes and at thirty seconds. */
export function HoldClock({ desk, locale }: Props) {
  const t = useTranslations("booking");
  const { booking, secondsLeft } = desk;
  const extending = useMutation({
    mutationFn: () => extendHold(booking.id, locale),
    onSuccess: desk.replace,
    onError: desk.refresh,
  });
  const minutes = String(Math.floor(secondsLeft / 60));
  const seconds = String(secondsLeft % 60).padStart(2, "0");
  return (
    <div className={styles.hold}>
      <div className={styles.clock}>
        <TideGauge secondsLeft={secondsLeft} />
        <div>
          <p>{t("hold_title")}</p>
          <p className={styles.time} role="timer">
            {t("hold_left", { minutes, seconds })}
          </p>
        </div>
      </div>
      <p className="out-of-sight" role="status">
        <Announcement secondsLeft={secondsLeft} />
      </p>
      {booking.hold_extendable ? (
        <Button look="quiet" isBusy={extending.isPending} onClick={() => extending.mutate()}>
          {extending.isPending ? t("hold_extending") : t("hold_extend")}
        </Button>
      ) : (
        <p className="quiet small">{t("hold_longest")}</p>
      )}
    </div>
  );
}

const marks = [
  { seconds: 30, words: "hold_half_minute" },
  { seconds: 120, words: "hold_two_minutes" },
] as const;

/** Said once when a mark is passed; what was under it from the start is not news. */
function Announcement({ secondsLeft }: { secondsLeft: number }) {
  const t = useTranslations("booking");
  const [before, setBefore] = useState(secondsLeft);
  const [said, setSaid] = useState<(typeof marks)[number] | null>(null);
  useEffect(() => {
    const passed = marks.find(({ seconds }) => before > seconds && secondsLeft <= seconds);
    if (passed) setSaid(passed);
    else if (secondsLeft > before) setSaid(null);
    setBefore(secondsLeft);
  }, [secondsLeft, before]);
  return said ? t(said.words) : null;
}
