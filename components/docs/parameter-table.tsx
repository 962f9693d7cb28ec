import { translator } from "#lib/language/translator";
import styles from "./docs.module.css";
import type { Parameter } from "./document";
import { typeWord } from "./shape-of";

const t = translator("en", "api_docs");

export function ParameterTable({ parameters }: { parameters: Parameter[] }) {
  return (
    <table className={styles.parameters}>
      <caption className="out-of-sight">{t("parameters")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("in")}</th>
          <th scope="col">{t("type")}</th>
          <th scope="col">{t("meaning")}</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, in: place, required, schema }) => (
          <tr key={`${place} ${name}`}>
            <th scope="row">
              <code>{name}</code>
              {required && <span className="quiet small"> {t("required")}</span>}
            </th>
            <td>{place}</td>
            <td>{typeWord(schema)}</td>
            <td>
              {schema.description}
              {schema.default !== undefined && schema.default !== "" && (
                <span className="quiet"> {t("default", { value: String(schema.default) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
