"use client";

import type { MailFigures as Read } from "#lib/office/mail/read-mail-figures";
import { Figure, Figures } from "../parts/figure";
import { useLive } from "../use-live";

type Body = { data: Read };

/** How the mails of the last 24 hours did, beside what is aimed at. */
export function MailFigures({ initial }: { initial: Body }) {
  const path = "/mail-figures";
  const { data = initial } = useLive<Body>(path, { path, body: initial }, 10_000);
  const figures = data.data;
  const { success_percent: success, average_seconds: seconds } = figures;
  return (
    <Figures>
      <Figure label="Sent in 24 hours" value={figures.sent.toLocaleString("en")} />
      <Figure
        label="Success"
        value={success === null ? "–" : `${success} %`}
        tone={success === null ? "plain" : success > 99 ? "good" : success < 95 ? "bad" : "wait"}
        note="Aim: over 99 %"
      />
      <Figure
        label="Until taken"
        value={seconds === null ? "–" : `${seconds} s`}
        tone={seconds === null ? "plain" : seconds < 30 ? "good" : "bad"}
        note="On average; aim: under 30 s"
      />
      <Figure label="Waiting" value={figures.waiting} href="/admin/mail?state=waiting" />
      <Figure
        label="Late"
        value={figures.late}
        tone={figures.late > 0 ? "bad" : "plain"}
        href="/admin/mail?state=late"
      />
      <Figure
        label="Came back"
        value={figures.undelivered}
        tone={figures.undelivered > 0 ? "bad" : "plain"}
        href="/admin/mail?state=undelivered"
      />
      <Figure
        label="Given up"
        value={figures.dead}
        tone={figures.dead > 0 ? "bad" : "plain"}
        href="/admin/mail?state=dead"
      />
      <Figure label="Addresses we write to no more" value={figures.suppressed} />
    </Figures>
  );
}
