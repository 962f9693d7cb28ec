import { createServer, type Socket } from "node:net";
import { expect, test } from "@playwright/test";
import { startOwnApp } from "./support/own-app";
import { dayAhead } from "./support/stack";

// What is read here is what the server sent: no script has run.
test.use({ javaScriptEnabled: false });

test("a database that says nothing: pages say so within two seconds, in the reader's language", async ({
  page,
}) => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  const { port } = silent.address() as { port: number };
  const app = await startOwnApp(`postgres://gangway:gangway@127.0.0.1:${port}/gangway`);
  try {
    const search = `search?${new URLSearchParams({ from: "tunis", to: "marseille", date: dayAhead(30) })}`;
    for (const [path, title, again] of [
      ["/en", "This page could not be shown", "Try again"],
      [`/en/${search}`, "This page could not be shown", "Try again"],
      [`/fr/${search}`, "Cette page n’a pas pu être affichée", "Réessayer"],
    ]) {
      // The first answer of a process also loads the page's code.
      await page.request.get(app.url + path);
      let answer = await page.goto(app.url + path);
      // What takes longer again and again is not the machine.
      for (
        let more = 2;
        more > 0 && (answer?.request().timing().responseStart ?? 0) > 1_900;
        more--
      ) {
        answer = await page.goto(app.url + path);
      }
      expect([path, answer?.status()]).toEqual([path, 503]);
      expect(answer?.request().timing().responseStart, path).toBeLessThan(2_000);
      const headers = (await answer?.allHeaders()) ?? {};
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      expect(headers["cache-control"]).toContain("no-store");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title as string);
      await expect(page.getByRole("link", { name: again as string })).toBeVisible();
    }
    // Whoever wants to know whether it is only him is told.
    const status = await page.goto(`${app.url}/fr/status`);
    expect(status?.status()).toBe(200);
    await expect(page.getByText("Quelque chose ne fonctionne pas en ce moment")).toBeVisible();
    await expect(page.getByText("ne fonctionne pas", { exact: true }).first()).toBeVisible();
    const told = await (await page.request.get(`${app.url}/api/v1/status`)).json();
    expect(told.data).toMatchObject({ state: "down", incidents: [{ what: "database_away" }] });
    // What needs no database goes on.
    expect((await page.goto(`${app.url}/en/my-booking`))?.status()).toBe(200);
    expect((await page.goto(`${app.url}/en/nothing/here`))?.status()).toBe(404);
  } finally {
    await app.stop();
    for (const socket of sockets) socket.destroy();
    silent.close();
  }
});
