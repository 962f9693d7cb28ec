import http from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempt } from "./post";
import { freePort } from "./testing";

let shop: http.Server;
let port: number;
beforeAll(async () => {
  port = await freePort();
  shop = http.createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    if (status > 0) response.writeHead(status, { location: "/200" }).end();
  });
  await new Promise<void>((resolve) => shop.listen(port, "127.0.0.1", resolve));
});
afterAll(() => {
  shop.closeAllConnections();
  shop.close();
});

test.each([
  ["200", "taken"],
  ["204", "taken"],
  ["302", "refused"],
  ["404", "refused"],
  ["500", "refused"],
  ["silence", "refused"],
])("an attempt answered with %s is %s", async (answer, outcome) => {
  expect(await attempt(`http://127.0.0.1:${port}/${answer}`, "{}", {}, 200)).toBe(outcome);
});

test("where nobody listens it is told apart", async () => {
  expect(await attempt(`http://127.0.0.1:${await freePort()}/`, "{}", {})).toBe("unreachable");
});
