import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { fetchKept } from "./fetch-kept";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ base: string; opened: () => number }> {
  const server = createServer(listener);
  servers.push(server);
  let opened = 0;
  server.on("connection", () => {
    opened += 1;
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, opened: () => opened };
}

test("what is sent comes there, and what is answered back, over one connection", async () => {
  const { base, opened } = await serve((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      response.writeHead(201, { "x-said": String(request.headers["x-asked"]) });
      response.end(
        JSON.stringify({ method: request.method, body: Buffer.concat(parts).toString() }),
      );
    });
  });
  for (const body of ["one", "Zürich — été", ""]) {
    const answer = await fetchKept(base, { method: "POST", body, headers: { "x-asked": "so" } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("x-said")).toBe("so");
    expect(await answer.json()).toEqual({ method: "POST", body });
  }
  expect(opened()).toBe(1);
});

test("refusals and answers without a body are answers", async () => {
  const { base } = await serve((request, response) => {
    response.statusCode = request.url === "/none" ? 204 : 503;
    response.end(request.url === "/none" ? undefined : "away");
  });
  expect((await fetchKept(`${base}/none`)).status).toBe(204);
  const away = await fetchKept(base);
  expect([away.status, away.ok, await away.text()]).toEqual([503, false, "away"]);
});

test("its signal ends it, before the answer and in the middle of it", { retry: 2 }, async () => {
  const { base } = await serve((request, response) => {
    if (request.url === "/half") response.write("half");
  });
  for (const path of ["/", "/half"]) {
    const began = performance.now();
    await expect(fetchKept(base + path, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});

test("who is not there is an error", async () => {
  const { base } = await serve(() => {});
  for (const server of servers.splice(0)) server.close();
  await expect(fetchKept(base)).rejects.toThrow();
});
