import { translator } from "#lib/language/translator";
import styles from "./docs.module.css";
import type { Endpoint, Schema } from "./document";
import { ParameterTable } from "./parameter-table";
import { shapeOf } from "./shape-of";

const t = translator("en", "api_docs");

/** One operation: what it is for, what it takes, what it answers. */
export function EndpointSection({ method, path, operation }: Endpoint) {
  const body = operation.requestBody?.content["application/json"]?.schema;
  const responses = Object.entries(operation.responses);
  const answer = responses.find(([status]) => status.startsWith("2"))?.[1];
  const schema = answer?.content?.["application/json"]?.schema;
  const id = operation.operationId;
  return (
    <section className={styles.endpoint} aria-labelledby={id}>
      <h3 id={id}>{operation.summary}</h3>
      <p className={styles.path}>
        <strong>{method.toUpperCase()}</strong> {path}
      </p>
      {operation.description && <p>{operation.description.replaceAll("`", "")}</p>}
      {operation.security && <p>{t("access")}</p>}
      {operation.parameters.length > 0 && <ParameterTable parameters={operation.parameters} />}
      {body && <Shape title={t("body")} schema={body} />}
      {schema && <Shape title={t("answers")} schema={schema} />}
      <ul className={styles.statuses}>
        {responses.map(([status, response]) => (
          <li key={status}>
            <strong>{status}</strong> {response.description.replaceAll("`", "")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shape({ title, schema }: { title: string; schema: Schema }) {
  return (
    <details className={styles.shape}>
      <summary>{title}</summary>
      {/* A wide block scrolls by itself, and by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard */}
      <pre tabIndex={0}>{shapeOf(schema)}</pre>
    </details>
  );
}
