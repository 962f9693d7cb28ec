"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { formatMoney } from "#lib/money/format-money";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { Crossings } from "./crossings";
import { DoneLine } from "./done-line";
import { FaultList } from "./fault-list";
import { useFaultWords } from "./fault-words";
import { PlaceEnd } from "./place-end";
import { isHeld, PlacedNotice } from "./placed-notice";
import { priceOf } from "./price-of";
import { PriceSummary } from "./price-summary";
import { StepBody } from "./step-body";
import { useStepWords } from "./step-words";
import { faultsIn, firstFaulty, type Step } from "./steps";
import stepStyles from "./steps.module.css";
import { useDraft } from "./use-draft";
import { usePlaced } from "./use-placed";
import { usePlacing } from "./use-placing";
import { useSteps } from "./use-steps";

/** From a chosen journey to held places: one decision at a time, those that were made above it. */
export function CheckoutForm({ checkout }: { checkout: Checkout }) {
  const t = useTranslations("book");
  const editor = useDraft(checkout);
  const { draft } = editor;
  const { parts, total } = priceOf(checkout, draft);
  const { steps, place, isLoaded, open, goOn } = useSteps(checkout);
  const placing = usePlacing(checkout, draft, (faults) => {
    const step = firstFaulty(steps, faults);
    if (step && step.id !== place.at) open(step.id);
  });
  const faultAt = useFaultWords(placing.faults, checkout.locale);
  const words = useStepWords(checkout, draft);
  const { placed, again } = usePlaced(checkout);
  const before = placed === "asking" ? null : placed;
  if (before && !isHeld(before)) {
    return <PlacedNotice booking={before} locale={checkout.locale} onAgain={again} />;
  }
  const here = steps.findIndex(({ id }) => id === place.at);
  const current = steps[here] as Step;
  const isLast = here === steps.length - 1;
  const toCome = steps.filter(({ id }, index) => index > here && !place.done.includes(id));
  const band = current.part === "passenger" ? checkout.bands[current.index] : undefined;

  function submit() {
    if (!isLoaded) return;
    if (isLast) placing.place(total);
    else if (placing.check(current)) goOn(current);
  }

  const panel = (
    <section className={stepStyles.panel} aria-labelledby={`${current.id}-title`}>
      <p className={stepStyles.count}>{t("step_of", { step: here + 1, of: steps.length })}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be the heading that takes the focus */}
      <div className={stepStyles.body} role="group" aria-labelledby={`${current.id}-title`}>
        <h2 id={`${current.id}-title`} className={stepStyles.title} tabIndex={-1}>
          {words.title(current)}
          {band && <span className={stepStyles.band}> {t(`passenger_${band}`)}</span>}
        </h2>
        <FaultList
          faults={faultsIn(current, placing.faults)}
          faultAt={faultAt}
          searchHref={checkout.searchHref}
        />
        <StepBody checkout={checkout} step={current} editor={editor} faultAt={faultAt} />
      </div>
      {isLast ? (
        <PlaceEnd
          checkout={checkout}
          placing={placing}
          total={total}
          isAsking={!!placed && !before}
        />
      ) : (
        <div className={styles.end}>
          <Button type="submit">{t("step_on")}</Button>
        </div>
      )}
    </section>
  );

  return (
    <div className={styles.layout}>
      {/* "dialog" makes the browser itself send nothing: what is typed here belongs in no address. */}
      <form
        className={styles.form}
        method="dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {before && <PlacedNotice booking={before} locale={checkout.locale} onAgain={again} />}
        {editor.moved && (
          <Notice live="polite" title={t("price_changed_title")}>
            <p>
              {t("price_changed_lead", {
                old: formatMoney(editor.moved.old, checkout.locale),
                new: formatMoney(editor.moved.now, checkout.locale),
              })}
            </p>
          </Notice>
        )}
        <Crossings checkout={checkout} />
        <ol className={stepStyles.steps}>
          {steps.map((step) => {
            if (step.id === current.id) {
              return (
                <li key={step.id} aria-current="step">
                  {panel}
                </li>
              );
            }
            if (!place.done.includes(step.id)) return null;
            return (
              <li key={step.id}>
                <DoneLine
                  title={words.title(step)}
                  answer={words.answer(step)}
                  onChange={() => open(step.id)}
                />
              </li>
            );
          })}
        </ol>
        {toCome.length > 0 && (
          <p className={stepStyles.toCome}>
            {t("step_to_come", { steps: toCome.map(words.title).join(", ") })}
          </p>
        )}
      </form>
      <PriceSummary parts={parts} total={total} locale={checkout.locale} />
    </div>
  );
}
