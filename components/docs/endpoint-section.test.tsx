import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { openApiDocument } from "#http/openapi";
import { endpointsByTag, type OpenApiDocument } from "./document";
import { EndpointSection } from "./endpoint-section";

test("every operation of the document can be shown, also one that answers with nothing", () => {
  const document = openApiDocument("http://localhost:3000") as OpenApiDocument;
  const all = [...endpointsByTag(document).values()].flat();
  expect(all.length).toBeGreaterThan(30);
  const silent = all.filter(({ operation }) => operation.responses["204"]);
  expect(silent.length).toBeGreaterThan(0);
  for (const endpoint of all) {
    expect(renderToStaticMarkup(<EndpointSection {...endpoint} />)).toContain(endpoint.path);
  }
});
