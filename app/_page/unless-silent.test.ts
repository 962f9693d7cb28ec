import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "#db/client";
import { unlessSilent } from "./unless-silent";

const slot = Symbol.for("gangway.database");
const holder = globalThis as { [slot]?: ReturnType<typeof openDatabase> | undefined };
const sockets = new Set<Socket>();
let silent: Server;

beforeAll(async () => {
  silent = createServer((socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  const { port } = silent.address() as { port: number };
  holder[slot] = openDatabase(`postgres://gangway:gangway@127.0.0.1:${port}/gangway`, 2);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await holder[slot]?.end();
  holder[slot] = undefined;
});

const after = <T>(ms: number, value: T) =>
  new Promise<T>((done) => setTimeout(() => done(value), ms));

test("a page that waits for a silent database is ended within two seconds", {
  retry: 2,
}, async () => {
  const began = performance.now();
  const never = new Promise<string>(() => {});
  await expect(Promise.all([unlessSilent(never), unlessSilent(never)])).rejects.toMatchObject({
    code: "service_unavailable",
  });
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("a page that is drawn meanwhile is the page, whatever the database does", async () => {
  expect(await unlessSilent(after(20, "page"))).toBe("page");
  expect(await unlessSilent(after(1_000, "page"))).toBe("page");
});

test("a page that fails fails with its own reason", async () => {
  await expect(unlessSilent(Promise.reject(new Error("its own")))).rejects.toThrow("its own");
});

test("a process too busy to look takes no silence for the database's", async () => {
  const echo = createServer((socket) => void socket.pipe(socket));
  await new Promise<void>((done) => echo.listen(0, "127.0.0.1", done));
  const { port } = echo.address() as { port: number };
  const answering = {
    sql: () =>
      new Promise((done) => {
        const socket = connect(port, "127.0.0.1").once("data", () => done(socket.end()));
        setTimeout(() => {
          socket.write("select 1");
          // The answer comes while nobody can look.
          const busyUntil = performance.now() + 1_500;
          while (performance.now() < busyUntil);
        }, 50);
      }),
  };
  const before = holder[slot];
  holder[slot] = answering as unknown as ReturnType<typeof openDatabase>;
  expect(await unlessSilent(after(3_000, "page"))).toBe("page");
  holder[slot] = before;
  echo.close();
});

test("a database that is slow, and answers, is waited for", async () => {
  const answering = { sql: vi.fn(() => after(300, [{ one: 1 }])) };
  const before = holder[slot];
  holder[slot] = answering as unknown as ReturnType<typeof openDatabase>;
  expect(await unlessSilent(after(2_200, "page"))).toBe("page");
  expect(answering.sql).toHaveBeenCalledOnce();
  holder[slot] = before;
});
