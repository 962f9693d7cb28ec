import { expect, test } from "vitest";
import { operatorApiDocument } from "./operator-openapi";

test("every call of the adapter is described, with what it sends and reads", () => {
  const document = operatorApiDocument() as {
    paths: Record<
      string,
      Record<string, { operationId: string; responses: Record<string, object> }>
    >;
  };
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(ids.sort()).toEqual(
    [
      "amend",
      "availability",
      "cancel",
      "confirm",
      "listSailings",
      "price",
      "priceLevels",
      "recall",
      "schedule",
    ].sort(),
  );
  const text = JSON.stringify(document);
  expect(text).toContain('"client_reference"');
  expect(text).toContain('"price_level_bp"');
  expect(document.paths["/v1/bookings/{client_reference}"]?.get?.responses).toHaveProperty("404");
});
