"use client";

import { Button } from "#components/ui/button";
import { formatMoney } from "#lib/money/format-money";
import type { TariffView as Tariff } from "#lib/office/fares/read-tariff";
import styles from "../list/staff-list.module.css";
import { Frame } from "../parts/frame";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { Status, type Tone } from "../parts/status";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import { itemWord } from "./item-words";
import { TariffForm } from "./tariff-form";

type Body = { data: Tariff };

const states: Record<Tariff["changes"][number]["state"], { tone: Tone; word: string }> = {
  planned: { tone: "wait", word: "Planned" },
  applied: { tone: "good", word: "Applied" },
  withdrawn: { tone: "plain", word: "Withdrawn" },
};

/** One tariff: its amounts, new ones with a preview, and what it was before. */
export function TariffView({ initial, mayChange }: { initial: Body; mayChange: boolean }) {
  const path = `/fares/${initial.data.id}`;
  const { data: body = initial } = useLive<Body>(path, { path, body: initial }, 15_000);
  const { send, isBusy, refusal } = useChange();
  const tariff = body.data;
  const money = (minor: number) =>
    formatMoney({ amount_minor: minor, currency: tariff.currency.trim() }, "en");
  return (
    <>
      <PageHead
        title={`${tariff.from} – ${tariff.to}`}
        lead={`${tariff.operator.name}. Season, fare and a vehicle's band vary these amounts; what is sold keeps its price.`}
      />
      <TariffForm key={tariff.changes.length} tariff={tariff} mayChange={mayChange} />
      <Panel id="fares" title="Fares">
        <p>
          {tariff.fares
            .map(({ code, factor_bp }) => `${code}: ${(factor_bp / 100).toLocaleString("en")} %`)
            .join(", ")}
        </p>
      </Panel>
      <Panel id="versions" title="Versions">
        <RefusalNote refusal={refusal} />
        {tariff.changes.length === 0 ? (
          <p className="quiet">Nothing was changed yet.</p>
        ) : (
          <Frame label="Versions">
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Version</th>
                  <th scope="col">Holds from</th>
                  <th scope="col">State</th>
                  <th scope="col">What changes</th>
                  <th scope="col" className={styles.wide}>
                    By
                  </th>
                  {mayChange && <th scope="col">Take back</th>}
                </tr>
              </thead>
              <tbody>
                {tariff.changes.map((change) => (
                  <tr key={change.version}>
                    <th scope="row">{change.version}</th>
                    <td>
                      <Moment at={change.effective_at} />
                    </td>
                    <td>
                      <Status tone={states[change.state].tone}>{states[change.state].word}</Status>
                    </td>
                    <td>
                      {Object.entries(change.amounts).map(([item, amount]) => {
                        const before = change.before?.[item];
                        const from = before === undefined ? "" : `${money(before)} → `;
                        return <p key={item}>{`${itemWord(item)}: ${from}${money(amount)}`}</p>;
                      })}
                    </td>
                    <td className={styles.wide}>{change.by ?? "–"}</td>
                    {mayChange && (
                      <td>
                        {change.state === "planned" && (
                          <Button
                            look="quiet"
                            isBusy={isBusy}
                            onClick={() => send("DELETE", `${path}/changes/${change.version}`)}
                          >
                            Withdraw
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Panel>
    </>
  );
}
