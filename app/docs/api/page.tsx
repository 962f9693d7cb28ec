import { EndpointSection } from "#components/docs/endpoint-section";
import { ProblemList } from "#components/docs/problem-list";
import { openApiDocument } from "#http/openapi";
import { statusOf } from "#http/problems";
import { config } from "#lib/config/config";
import { translator } from "#lib/language/translator";
import styles from "../../../components/docs/docs.module.css";
import { endpointsByTag, type OpenApiDocument } from "../../../components/docs/document";

/** The API's description to read: the same document that /api/v1/openapi.json answers. */
export default function ApiDocsPage() {
  const t = translator("en", "api_docs");
  const document = openApiDocument(config().APP_URL) as OpenApiDocument;
  const groups = [...endpointsByTag(document)];
  return (
    <div className={`wrap ${styles.page}`}>
      <h1>{t("title")}</h1>
      <p className={styles.lead}>
        {t("lead")} {document.info.description} <a href="/api/v1/openapi.json">{t("raw")}</a>
      </p>
      <nav aria-label={t("endpoints")} className={styles.contents}>
        {groups.map(([tag]) => (
          <a key={tag} href={`#${tag}`}>
            {tag}
          </a>
        ))}
        <a href="#refusals">{t("refusals")}</a>
      </nav>
      {groups.map(([tag, endpoints]) => (
        <section key={tag} className={styles.group} aria-labelledby={tag}>
          <h2 id={tag}>{tag}</h2>
          {endpoints.map((endpoint) => (
            <EndpointSection key={endpoint.operation.operationId} {...endpoint} />
          ))}
        </section>
      ))}
      <ProblemList statusOf={statusOf} />
    </div>
  );
}
