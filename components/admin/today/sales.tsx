import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { TodayView } from "#lib/office/today/read-today";
import { Figure, Figures } from "../parts/figure";
import { Panel } from "../parts/panel";
import { dayWords } from "./date-words";
import { Funnel } from "./funnel";

const count = (number: number) => number.toLocaleString("en");
const sum = (money: Money[], currency: string) =>
  money.find((one) => one.currency === currency)?.amount_minor ?? 0;

/** "Week before: 1,204 by now, 2,003 in all". */
function Before({ now, whole }: { now: string; whole: string }) {
  return (
    <>
      Week before: {now} by now, {whole} in all
    </>
  );
}

/** Today's sales beside those of the same weekday before, and what became of searches. */
export function Sales({ sales }: { sales: TodayView }) {
  const { today, before, before_whole: whole, zone } = sales;
  const currencies = [
    ...new Set([...today.revenue, ...whole.revenue].map(({ currency }) => currency)),
  ];
  return (
    <Panel
      id="sales"
      title={`Sales, ${dayWords(sales.day)}`}
      beside={
        <p className="quiet small">{`The day of ${zone}, beside ${dayWords(sales.day_before)}`}</p>
      }
    >
      <Figures>
        <Figure
          label="Bookings confirmed"
          value={count(today.confirmed)}
          note={<Before now={count(before.confirmed)} whole={count(whole.confirmed)} />}
        />
        <Figure
          label="Passengers"
          value={count(today.passengers)}
          note={<Before now={count(before.passengers)} whole={count(whole.passengers)} />}
        />
        {(currencies.length === 0 ? ["EUR"] : currencies).map((currency) => {
          const shown = (money: Money[]) =>
            formatMoney({ amount_minor: sum(money, currency), currency }, "en");
          return (
            <Figure
              key={currency}
              label={`Sold in ${currency}`}
              value={shown(today.revenue)}
              note={<Before now={shown(before.revenue)} whole={shown(whole.revenue)} />}
            />
          );
        })}
      </Figures>
      <Funnel today={today} before={before} />
    </Panel>
  );
}
