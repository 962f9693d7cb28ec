"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import type { Crossing } from "#lib/ticket/crossings";
import styles from "./booking-screen.module.css";
import { CancelRefusal } from "./cancel-refusal";
import own from "./cancelling.module.css";
import { crossingLabel } from "./crossing-label";
import { type PartChoice, type PartChoices, scopeOfChosen } from "./part-choices";
import part from "./part-form.module.css";
import type { useCancelling } from "./use-cancelling";

type Props = {
  booking: BookingView;
  locale: Locale;
  choices: PartChoices;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  cancelling: ReturnType<typeof useCancelling>;
  onClose: () => void;
};

/** What can be cancelled by itself, as boxes to tick; nothing happens before its price was seen. */
export function PartForm(props: Props) {
  const { booking, locale, choices, chosen, onChoose, cancelling, onClose } = props;
  const t = useTranslations("cancel");
  const words = useTranslations("booking");
  const heading = useRef<HTMLHeadingElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  function toggle(key: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setEmpty(false);
    onChoose(next);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (cancelling.isBusy) return;
    const scope = scopeOfChosen(choices, chosen);
    const isNothing = Object.values(scope).every((ids) => ids.length === 0);
    setEmpty(isNothing);
    if (!isNothing) void cancelling.askFor(scope);
  }
  function closeByKey(event: KeyboardEvent) {
    if (event.key === "Escape" && !cancelling.isBusy) onClose();
  }
  const where = (crossing: Crossing) => crossingLabel(crossing, locale);
  const group = <T extends PartChoice>(
    name: "passengers" | "vehicles" | "cabins" | "pets" | "crossings",
    list: T[],
    label: (choice: T) => React.ReactNode,
  ) =>
    list.length > 0 && (
      <fieldset className={part.group}>
        <legend className={part.legend}>{t(`part_${name}`)}</legend>
        {list.map((choice) => (
          <label key={choice.key} className={part.option}>
            <input
              type="checkbox"
              checked={chosen.has(choice.key)}
              onChange={(event) => toggle(choice.key, event.target.checked)}
            />
            <span>{label(choice)}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <form
      className={own.panel}
      aria-labelledby="part-heading"
      onSubmit={submit}
      onKeyDown={closeByKey}
    >
      <h3 ref={heading} id="part-heading" className={own.heading} tabIndex={-1}>
        {t("part_heading")}
      </h3>
      <p>{t("part_lead")}</p>
      {group("passengers", choices.passengers, ({ passenger }) => (
        <bdi>
          {passenger.first_name} {passenger.last_name}
        </bdi>
      ))}
      {group("vehicles", choices.vehicles, ({ vehicle }) => (
        <>
          {words("vehicle_line", { kind: vehicle.kind })}
          {vehicle.registration && (
            <>
              {", "}
              <bdi>{vehicle.registration}</bdi>
            </>
          )}
        </>
      ))}
      {group("cabins", choices.cabins, ({ extra, crossing }) =>
        t("part_on", { what: extra.label, where: where(crossing) }),
      )}
      {group("pets", choices.pets, ({ extra, crossing }) =>
        t("part_on", { what: extra.label, where: where(crossing) }),
      )}
      {group("crossings", choices.crossings, ({ crossing }) => where(crossing))}
      <div role="alert">
        {isEmpty && (
          <Notice look="bad">
            <p>{t("part_choose")}</p>
          </Notice>
        )}
        {cancelling.refusal && <CancelRefusal refusal={cancelling.refusal} booking={booking} />}
      </div>
      <p className={styles.ways}>
        <Button type="submit" isBusy={cancelling.isBusy} onClick={submit}>
          {cancelling.isBusy ? t("opening", { kind: "paid" }) : t("part_ask")}
        </Button>
        <Button look="quiet" onClick={onClose} disabled={cancelling.isBusy}>
          {t("part_close")}
        </Button>
      </p>
    </form>
  );
}
