"use client";

import { useState } from "react";
import { SelectField } from "#components/ui/select-field";
import { cabinLabel } from "#lib/fare/item-label";
import type { SubjectRow } from "#lib/media/list-subjects";
import styles from "./media.module.css";

const kinds: Record<SubjectRow["kind"], string> = {
  vessel: "Vessels",
  cabin: "Cabins",
  port: "Ports",
  operator: "Operators",
};

/** What a subject is called: a ship by its name, a cabin with its ship's. */
export function subjectLabel({ kind, name, cabin }: SubjectRow): string {
  return kind === "cabin" && cabin ? `${name}, ${cabinLabel(cabin, "en")}` : name;
}

type Props = {
  subjects: SubjectRow[];
  subject: string | null;
  choose: (subject: string | null) => void;
};

/** First the kind of thing, then the thing; how many pictures each has stands with its name. */
export function SubjectChoice({ subjects, subject, choose }: Props) {
  const chosen = subjects.find((one) => one.subject === subject);
  const [kind, setKind] = useState<SubjectRow["kind"]>(chosen?.kind ?? "vessel");
  const offered = subjects.filter((one) => one.kind === kind);
  return (
    <div className={styles.choice}>
      <SelectField
        id="kind"
        label="Pictures of"
        value={kind}
        onChange={(event) => {
          setKind(event.target.value as SubjectRow["kind"]);
          choose(null);
        }}
      >
        {Object.entries(kinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="subject"
        label="Which"
        value={chosen?.kind === kind ? chosen.subject : ""}
        onChange={(event) => choose(event.target.value || null)}
      >
        <option value="">Choose</option>
        {offered.map((one) => (
          <option key={one.subject} value={one.subject}>
            {`${subjectLabel(one)} (${one.pictures})`}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
