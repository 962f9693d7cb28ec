import { formatMoney } from "#lib/money/format-money";
import type { CancellationPreview } from "#lib/office/sailings/preview-cancellation";
import type { Wish } from "./cancel-wish";
import styles from "./sailing.module.css";
import { countWords } from "./sailing-words";

type Props = { preview: CancellationPreview; wish: Wish; isAgain: boolean };

/** What follows from cancelling a sailing, counted. */
export function CancelConsequences({ preview, wish, isAgain }: Props) {
  const { confirmed, unconfirmed, passengers, vehicles, keeping, operator_legs: legs } = preview;
  const mails = Object.entries(preview.mails)
    .map(([language, count]) => `${count} in ${language}`)
    .join(", ");
  const money = preview.refund.map((one) => formatMoney(one, "en")).join(" + ") || "nothing";
  return (
    <div aria-live="polite">
      <ul className={styles.follows}>
        {!isAgain && (
          <li>
            It is cancelled for good: nothing of it is sold from that instant, and it cannot be
            undone.
          </li>
        )}
        <li>
          {`${countWords(confirmed + unconfirmed, "booking")} with ${countWords(passengers, "passenger")} and ${countWords(vehicles, "vehicle")}.`}
        </li>
        {unconfirmed > 0 && (
          <li>{`${countWords(unconfirmed, "booking")} not confirmed yet: given up. What is reserved is let go, and what comes all the same goes back.`}</li>
        )}
        <li>{wishWords(preview, wish, money)}</li>
        {keeping > 0 && (
          <li>{`${countWords(keeping, "booking")} keep another journey: only this one is touched.`}</li>
        )}
        <li>{mails ? `One mail each: ${mails}.` : "Nobody gets a mail."}</li>
        <li>
          {wish.wish === "choose"
            ? `The operator is told of each of ${countWords(legs, "leg")} once its traveller has chosen.`
            : `The operator is told that ${countWords(legs, "leg")} are given up.`}
        </li>
      </ul>
      <p className="quiet small">
        Regulation (EU) No 1177/2010, article 18: another sailing under comparable conditions at the
        earliest opportunity, or the money back within seven days, at no cost. Compensation under
        article 19 is the operator's matter; the mails name it.
      </p>
    </div>
  );
}

function wishWords({ confirmed, targets }: CancellationPreview, wish: Wish, money: string): string {
  if (confirmed === 0) return "Nothing was paid: nothing goes back.";
  if (wish.wish === "refund") {
    return `All of it goes back, without a fee: ${money}. A second mail tells each when it has left.`;
  }
  if (wish.wish === "choose") {
    return `Nothing goes back before they choose; if all choose their money: ${money}. Their places are kept until then.`;
  }
  const to = "to_sailing_id" in wish ? wish.to_sailing_id : null;
  const target = targets.find(({ id }) => id === to);
  const left = confirmed - (target?.fits ?? 0);
  const rest = left > 0 ? ` ${left} who find no room stay for a person to decide.` : "";
  return `${countWords(target?.fits ?? 0, "booking")} go to the other sailing at the price they paid.${rest}`;
}
