import { type ErrorCode, errorCodes } from "#lib/errors/codes";
import { translator } from "#lib/language/translator";
import styles from "./docs.module.css";

const t = translator("en", "api_docs");
const words = translator("en", "errors");

/** The closed list of refusals; a problem's `type` points at its line here. */
export function ProblemList({ statusOf }: { statusOf: (code: ErrorCode) => number }) {
  return (
    <section aria-labelledby="refusals" className={styles.group}>
      <h2 id="refusals">{t("refusals")}</h2>
      <table className={styles.parameters}>
        <caption className="out-of-sight">{t("refusals")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("status")}</th>
            <th scope="col">{t("meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {errorCodes.map((code) => (
            <tr key={code} id={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{statusOf(code)}</td>
              <td>{words(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
