"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { PolicyReach } from "#lib/office/fares/preview-policy";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import styles from "./fares.module.css";
import type { Policy } from "./policy-list";
import { changeWords, countWords, refundWords } from "./policy-words";
import { type TierDraft, TierFields, tiersOf } from "./tier-fields";

/** The preview counts no further (lib/office/fares/preview-policy.ts). */
const mostReached = 5_000;

type Operator = { code: string; name: string; fares: string[] };
type Props = { operators: Operator[]; from: Policy | null; onClose: () => void };

/** A new policy, or the next version of one: looked at with what it reaches, then published. */
export function PolicyForm({ operators, from, onClose }: Props) {
  const [operator, setOperator] = useState(from?.operator.code ?? operators[0]?.code ?? "");
  const [tiers, setTiers] = useState<TierDraft[]>(() => tiersOf(from?.conditions ?? null));
  const [isWithdrawn, setWithdrawn] = useState(false);
  const [reach, setReach] = useState<PolicyReach | null>(null);
  const [body, setBody] = useState<Record<string, unknown> | null>(null);
  const { send, isBusy, refusal, forget } = useChange<{ data: PolicyReach }>();
  const fares = operators.find(({ code }) => code === operator)?.fares ?? [];
  const cancellation = tiers.map(({ percent, lead, unit }) => ({
    refund_bp: Math.round(Number(percent) * 100),
    ...(unit === "days" ? { days_before: Number(lead) } : { hours_before: Number(lead) }),
  }));
  const old = from?.conditions;
  const [changes, setChanges] = useState({
    until: String(old?.changes_until_hours ?? ""),
    fee: String(old?.change_fee_minor ?? 0),
  });
  const changeTerms = {
    changes_until_hours: changes.until === "" ? null : Number(changes.until),
    change_fee_minor: Number(changes.fee),
  };

  const terms = { cancellation, ...changeTerms } as NonNullable<Policy["conditions"]>;

  async function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const told = (name: string) => String(form.get(name) ?? "").trim() || undefined;
    const at = told("effective_at");
    const travel = { from: told("travel_from"), until: told("travel_until") };
    const answer = await send("POST", "/policies/preview", { operator, travel });
    if (!answer) return;
    setReach(answer.data);
    setBody({
      operator,
      fare: from?.fare ?? told("fare"),
      name: told("name"),
      conditions: isWithdrawn ? null : terms,
      sale: { from: told("sale_from"), until: told("sale_until") },
      travel,
      priority: Number(told("priority") ?? 0),
      effective_at: at ? new Date(`${at}Z`).toISOString() : null,
    });
  }

  async function publish() {
    if (body && (await send("POST", "/policies", body))) onClose();
  }

  return (
    <Dialog title={from ? `${from.name}: next version` : "New policy"} isOpen onClose={onClose}>
      <form onSubmit={look} hidden={body !== null}>
        <div className={styles.pair}>
          <SelectField
            id="policy-operator"
            name="operator"
            label="Operator"
            value={operator}
            disabled={from !== null}
            onChange={(event) => setOperator(event.target.value)}
          >
            {operators.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            id="policy-fare"
            name="fare"
            label="Fare"
            disabled={from !== null}
            defaultValue={from?.fare}
          >
            {fares.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </SelectField>
          <TextField
            id="policy-name"
            name="name"
            label="Name"
            hint="Small letters and hyphens, e.g. summer-2027"
            required
            pattern="[a-z0-9][a-z0-9\-]+"
            maxLength={39}
            readOnly={from !== null}
            defaultValue={from?.name}
            autoComplete="off"
          />
          <TextField
            id="policy-priority"
            name="priority"
            type="number"
            label="Priority"
            hint="Of several the highest counts"
            min={-100}
            max={100}
            defaultValue={from?.priority ?? 0}
          />
        </div>
        {from && (
          <label>
            <input
              type="checkbox"
              checked={isWithdrawn}
              onChange={(event) => setWithdrawn(event.target.checked)}
            />{" "}
            Withdraw it: the fare's own conditions hold again
          </label>
        )}
        {!isWithdrawn && <TierFields tiers={tiers} onChange={setTiers} />}
        {!isWithdrawn && (
          <div className={styles.pair}>
            <TextField
              id="policy-changes"
              type="number"
              label="Changes until so many hours before"
              hint="Empty: it cannot be changed"
              min={0}
              max={8_760}
              value={changes.until}
              onChange={(event) => setChanges({ ...changes, until: event.target.value })}
            />
            <TextField
              id="policy-change-fee"
              type="number"
              label="Fee for a change"
              hint="In the tariff's smallest unit: 1500 is 15.00 euro"
              required
              min={0}
              max={1_000_000}
              value={changes.fee}
              onChange={(event) => setChanges({ ...changes, fee: event.target.value })}
            />
          </div>
        )}
        <div className={styles.pair}>
          <TextField
            id="travel_from"
            name="travel_from"
            type="date"
            label="Departures from"
            defaultValue={from?.travel_from ?? ""}
          />
          <TextField
            id="travel_until"
            name="travel_until"
            type="date"
            label="Departures until"
            defaultValue={from?.travel_until ?? ""}
          />
          <TextField
            id="sale_from"
            name="sale_from"
            type="date"
            label="Sold from"
            defaultValue={from?.sale_from ?? ""}
          />
          <TextField
            id="sale_until"
            name="sale_until"
            type="date"
            label="Sold until"
            defaultValue={from?.sale_until ?? ""}
          />
          <TextField
            id="policy-effective"
            name="effective_at"
            type="datetime-local"
            max="9999-12-31T23:59"
            label="Holds from (UTC)"
            hint="Empty: at once"
          />
        </div>
        {!body && <RefusalNote refusal={refusal} />}
        <div>
          <Button type="submit" isBusy={isBusy}>
            Look at what it does
          </Button>
        </div>
      </form>
      {body && reach && (
        <div className={styles.form}>
          <p>
            {isWithdrawn
              ? "The fare's own conditions hold again."
              : `${refundWords(terms)}. ${changeWords(terms)}.`}
          </p>
          <p>{`${countWords(reach.sailings, mostReached)} sailings ahead lie in its travel window. ${countWords(reach.bookings, mostReached)} crossings sold on them keep the conditions they were sold by.`}</p>
          <RefusalNote refusal={refusal} />
          <div className={styles.publish}>
            <Button isBusy={isBusy} onClick={publish}>
              {body.effective_at ? "Plan it" : "Publish now"}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                forget();
                setBody(null);
              }}
            >
              Back
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
