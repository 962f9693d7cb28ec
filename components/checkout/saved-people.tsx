"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import type { PassengerDraft } from "./draft";
import type { SavedPerson } from "./saved";
import { typedPerson } from "./saved-person";

type Props = {
  position: number;
  people: SavedPerson[];
  onChange: (changes: Partial<PassengerDraft>) => void;
};

/** Fills a passenger in from those whom the account has kept. */
export function SavedPeople({ position, people, onChange }: Props) {
  const t = useTranslations("book");
  if (people.length === 0) return null;
  function fill(id: string) {
    const person = people.find((one) => one.id === id);
    if (person) onChange(typedPerson(person));
  }
  return (
    <SelectField
      id={`saved-${position}`}
      label={t("saved_people")}
      value=""
      autoComplete="off"
      onChange={(event) => fill(event.target.value)}
    >
      <option value="">{t("choose")}</option>
      {people.map(({ id, first_name, last_name }) => (
        <option key={id} value={id} dir="auto">
          {`${first_name} ${last_name}`}
        </option>
      ))}
    </SelectField>
  );
}
