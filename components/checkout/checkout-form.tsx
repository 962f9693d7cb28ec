"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { ContactPart } from "./contact-part";
import { useFaultWords } from "./fault-words";
import { JourneyPart } from "./journey-part";
import { PassengerFields } from "./passenger-fields";
import { isHeld, PlacedNotice } from "./placed-notice";
import { priceOf } from "./price-of";
import { PriceSummary } from "./price-summary";
import { ProblemNotice } from "./problem-notice";
import { useDraft } from "./use-draft";
import { usePlaced } from "./use-placed";
import { usePlacing } from "./use-placing";
import { VehiclePart } from "./vehicle-part";

/** From a chosen journey to held places, on one page that can be read from top to bottom. */
export function CheckoutForm({ checkout }: { checkout: Checkout }) {
  const t = useTranslations("book");
  const editor = useDraft(checkout);
  const { draft } = editor;
  const { parts, total } = priceOf(checkout, draft);
  const { place, faults, problem, isSending } = usePlacing(checkout, draft);
  const faultAt = useFaultWords(faults);
  const faultCount = Object.keys(faults).length;
  const { placed, again } = usePlaced(checkout);
  const before = placed === "asking" ? null : placed;
  if (before && !isHeld(before)) {
    return <PlacedNotice booking={before} locale={checkout.locale} onAgain={again} />;
  }
  return (
    <div className={styles.layout}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          place(total);
        }}
      >
        {before && <PlacedNotice booking={before} locale={checkout.locale} onAgain={again} />}
        {checkout.journeys.map((journey, index) => (
          <JourneyPart
            key={journey.id}
            checkout={checkout}
            journey={journey}
            index={index}
            editor={editor}
          />
        ))}
        <section className={styles.part} aria-labelledby="passengers-part">
          <h2 id="passengers-part">{t("passengers_title")}</h2>
          <p className="quiet">{t("passengers_lead")}</p>
          {checkout.bands.map((band, position) => (
            <PassengerFields
              // biome-ignore lint/suspicious/noArrayIndexKey: passengers do not move
              key={`${position}-${band}`}
              checkout={checkout}
              draft={draft}
              position={position}
              faultAt={faultAt}
              onChange={(changes) => editor.setPassenger(position, changes)}
            />
          ))}
        </section>
        <VehiclePart
          checkout={checkout}
          draft={draft}
          faultAt={faultAt}
          onChange={editor.setVehicle}
        />
        {checkout.pets > 0 && (
          <section className={styles.part}>
            <h2>{t("pets_title")}</h2>
            <p>{t("pets_line", { count: checkout.pets })}</p>
          </section>
        )}
        <ContactPart draft={draft} faultAt={faultAt} onChange={editor.setContact} />
        <div className={styles.end}>
          {faultCount > 0 && (
            <Notice look="bad" live="polite" title={t("error_summary", { count: faultCount })} />
          )}
          {problem && faultCount === 0 && (
            <ProblemNotice checkout={checkout} problem={problem} total={total} onAccept={place} />
          )}
          {/* A changed price is first agreed to. */}
          {problem?.code !== "price_changed" && (
            <Button type="submit" isBusy={isSending || placed === "asking"}>
              {isSending ? t("submitting") : t("submit")}
            </Button>
          )}
          <p className="quiet small">
            {t("hold_note", { minutes: checkout.holdMinutes })} {t("draft_kept")}
          </p>
        </div>
      </form>
      <PriceSummary parts={parts} total={total} locale={checkout.locale} />
    </div>
  );
}
