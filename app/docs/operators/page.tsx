import { EndpointSection } from "#components/docs/endpoint-section";
import { operatorApiDocument } from "#http/operator-openapi";
import { translator } from "#lib/language/translator";
import styles from "../../../components/docs/docs.module.css";
import { endpointsByTag, type OpenApiDocument } from "../../../components/docs/document";

/** What an operator's system offers us, to read: the same document that /api/v1/operator-api.json answers. */
export default function OperatorDocsPage() {
  const t = translator("en", "api_docs");
  const document = operatorApiDocument() as OpenApiDocument;
  const groups = [...endpointsByTag(document)];
  return (
    <div className={`wrap ${styles.page}`}>
      <h1>{document.info.title}</h1>
      <p className={styles.lead}>
        {document.info.description} <a href="/api/v1/operator-api.json">{t("raw")}</a>
      </p>
      {groups.map(([tag, endpoints]) => (
        <section key={tag} className={styles.group} aria-labelledby={tag}>
          <h2 id={tag}>{tag}</h2>
          {endpoints.map((endpoint) => (
            <EndpointSection key={endpoint.operation.operationId} {...endpoint} />
          ))}
        </section>
      ))}
    </div>
  );
}
