"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { formatMoney } from "#lib/money/format-money";
import { decimalsOf } from "#lib/money/money";
import type { TariffPreview } from "#lib/office/fares/preview-tariff";
import type { TariffView as Tariff } from "#lib/office/fares/read-tariff";
import { Dialog } from "../parts/dialog";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import styles from "./fares.module.css";
import { itemWord, partyWords } from "./item-words";

type Draft = { amounts: Record<string, number>; effectiveAt: string | null };

/** "12.50" of 1250 in euro. */
function typed(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}

/** A tariff's amounts as a form: what is changed is previewed, then published. */
export function TariffForm({ tariff, mayChange }: { tariff: Tariff; mayChange: boolean }) {
  const currency = tariff.currency.trim();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [preview, setPreview] = useState<TariffPreview | null>(null);
  const [isSure, setSure] = useState(false);
  const { send, isBusy, refusal, forget } = useChange<{ data: TariffPreview }>();
  const [nothing, setNothing] = useState(false);
  const path = `/fares/${tariff.id}`;
  const money = (minor: number) => formatMoney({ amount_minor: minor, currency }, "en");

  async function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changed = tariff.items.flatMap(({ item, amount_minor }) => {
      const text = String(form.get(item) ?? "").replace(",", ".");
      const minor = Math.round(Number(text) * 10 ** decimalsOf(currency));
      return text === "" || minor === amount_minor ? [] : [[item, minor] as const];
    });
    setNothing(changed.length === 0);
    if (changed.length === 0) return;
    const at = String(form.get("effective_at") ?? "");
    const amounts = Object.fromEntries(changed);
    const answer = await send("POST", `${path}/preview`, { amounts });
    if (!answer) return;
    setSure(false);
    setPreview(answer.data);
    setDraft({ amounts, effectiveAt: at ? new Date(`${at}Z`).toISOString() : null });
  }

  function close() {
    forget();
    setDraft(null);
  }

  async function publish() {
    if (!draft) return;
    const body = { amounts: draft.amounts, effective_at: draft.effectiveAt, is_sure: isSure };
    if (await send("POST", `${path}/changes`, body)) close();
  }

  return (
    <Panel id="amounts" title={`Amounts in ${currency}`}>
      <form onSubmit={look} className={styles.form}>
        <div className={styles.amounts}>
          {tariff.items.map(({ item, amount_minor }) => (
            <TextField
              key={item}
              id={`amount-${item}`}
              name={item}
              label={itemWord(item)}
              inputMode="decimal"
              pattern="[0-9]+([.,][0-9]+)?"
              maxLength={12}
              autoComplete="off"
              readOnly={!mayChange}
              defaultValue={typed(amount_minor, currency)}
            />
          ))}
        </div>
        {mayChange && (
          <div className={styles.publish}>
            <TextField
              id="effective_at"
              name="effective_at"
              type="datetime-local"
              max="9999-12-31T23:59"
              label="Holds from (UTC)"
              hint="Empty: at once"
            />
            <Button type="submit" isBusy={isBusy}>
              Look at what changes
            </Button>
          </div>
        )}
        <div role="status">{nothing && <p>Nothing is changed yet.</p>}</div>
        {!draft && <RefusalNote refusal={refusal} />}
      </form>
      <Dialog title="What changes" isOpen={draft !== null} onClose={close}>
        {preview && draft && (
          <div className={styles.form}>
            <ul>
              {Object.entries(draft.amounts).map(([item, amount]) => {
                const before = tariff.items.find((one) => one.item === item)?.amount_minor ?? 0;
                return (
                  <li key={item}>
                    {`${itemWord(item)}: ${money(before)} → `}
                    <strong>{money(amount)}</strong>
                  </li>
                );
              })}
            </ul>
            {preview.examples.length > 0 && (
              <table className={styles.examples}>
                <caption>On the next sailing, at the lowest fare</caption>
                <tbody>
                  {preview.examples.map(({ party, before, after }) => (
                    <tr key={party}>
                      <th scope="row">{partyWords[party]}</th>
                      <td>{formatMoney(before, "en")}</td>
                      <td>→</td>
                      <td>
                        <strong>{formatMoney(after, "en")}</strong>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <p>{`${preview.sailings.toLocaleString("en")} sailings ahead are sold by it. Bookings and quotes that stand keep their price.`}</p>
            {preview.unusual.length > 0 && (
              <label className={styles.sure}>
                <input
                  type="checkbox"
                  checked={isSure}
                  onChange={(event) => setSure(event.target.checked)}
                />
                {`This is meant: ${preview.unusual.map(({ item }) => itemWord(item)).join(", ")} changes by more than half.`}
              </label>
            )}
            <RefusalNote refusal={refusal} />
            <div>
              <Button isBusy={isBusy || (preview.unusual.length > 0 && !isSure)} onClick={publish}>
                {draft.effectiveAt ? "Plan it" : "Publish now"}
              </Button>
            </div>
          </div>
        )}
      </Dialog>
    </Panel>
  );
}
