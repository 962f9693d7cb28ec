import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";

const source = readFileSync("public/ticket-keeper.js", "utf8");
const address = "http://localhost/en/bookings/1/ticket";

function answer(status: number, body: string): Response {
  return new Response(body, { status });
}

/** The worker as a browser runs it, on a device that kept a ticket to a day. */
function keeper(until: string, network: () => Promise<Response>) {
  const kept = new Map([
    ["/kept-until", answer(200, until)],
    [address, answer(200, "the kept ticket")],
  ]);
  let isForgotten = false;
  const cache = {
    match: async (asked: string | { url: string }) =>
      kept.get(typeof asked === "string" ? asked : asked.url),
    put: async ({ url }: { url: string }, page: Response) => void kept.set(url, page),
  };
  const listeners: Record<string, (event: unknown) => void> = {};
  const forget = async () => {
    isForgotten = true;
    kept.clear();
  };
  runInNewContext(source, {
    URL,
    AbortSignal,
    Response,
    Date,
    fetch: network,
    caches: { open: async () => cache, delete: forget },
    self: {
      addEventListener: (name: string, listener: (event: unknown) => void) => {
        listeners[name] = listener;
      },
      location: { origin: "http://localhost" },
      registration: { unregister: async () => {} },
    },
  });
  const visit = async () => {
    let shown: Promise<Response> | undefined;
    listeners.fetch?.({
      request: { url: address, mode: "navigate" },
      respondWith: (page: Promise<Response>) => {
        shown = page;
      },
    });
    return (await shown)?.text();
  };
  return { visit, kept, isForgotten: () => isForgotten };
}

const later = "2999-01-01";
const before = "2020-01-01";

describe("a kept ticket", () => {
  test("is shown as it is now, and kept so", async () => {
    const device = keeper(later, async () => answer(200, "the ticket of today"));
    expect(await device.visit()).toBe("the ticket of today");
    expect(await device.kept.get(address)?.text()).toBe("the ticket of today");
  });

  test("is shown where there is no network", async () => {
    const device = keeper(later, () => Promise.reject(new TypeError("no network")));
    expect(await device.visit()).toBe("the kept ticket");
  });

  test("is shown while we are away ourselves", async () => {
    const device = keeper(later, async () => answer(503, "This page could not be shown"));
    expect(await device.visit()).toBe("the kept ticket");
    expect(device.isForgotten()).toBe(false);
  });

  test("is forgotten once this browser may not see it, and after its last day", async () => {
    const device = keeper(later, async () => answer(404, "There is nothing here"));
    expect(await device.visit()).toBe("There is nothing here");
    expect(device.isForgotten()).toBe(true);
    const late = keeper(before, () => Promise.reject(new TypeError("no network")));
    await expect(late.visit()).rejects.toThrow("no network");
    expect(late.isForgotten()).toBe(true);
  });
});
