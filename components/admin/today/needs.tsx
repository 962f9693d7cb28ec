import { Notice } from "#components/ui/notice";
import type { Need } from "#lib/office/today/read-needs";
import { ageAt } from "../parts/age";
import { Figure, Figures } from "../parts/figure";
import { Panel } from "../parts/panel";
import { needWords } from "./need-words";

function noteOf({ kind, oldest_at, due_at }: Need, now: string): string {
  const parts = [
    ...(oldest_at ? [`oldest ${ageAt(oldest_at, now)}`] : []),
    ...(due_at
      ? [
          kind === "disputes"
            ? Date.parse(due_at) < Date.parse(now)
              ? "evidence overdue"
              : `evidence due ${ageAt(due_at, now)}`
            : Date.parse(due_at) < Date.parse(now)
              ? "the first has left"
              : `first leaves ${ageAt(due_at, now)}`,
        ]
      : []),
  ];
  return parts.join(", ");
}

/** What needs a person, each with how many, how old, and the way there. */
export function Needs({ needs, now }: { needs: Need[]; now: string }) {
  return (
    <Panel id="needs" title="What needs a person">
      {needs.length === 0 ? (
        <Notice look="good" title="Nothing needs you">
          <p>No case, no complaint, nothing given up. Whatever comes shows here by itself.</p>
        </Notice>
      ) : (
        <Figures>
          {needs.map((need) => (
            <Figure
              key={need.kind}
              label={needWords[need.kind].label}
              value={`${need.count.toLocaleString("en")}${need.count >= 1_000 ? "+" : ""}`}
              tone={needWords[need.kind].isBad ? "bad" : "plain"}
              note={noteOf(need, now)}
              href={need.href}
            />
          ))}
        </Figures>
      )}
    </Panel>
  );
}
