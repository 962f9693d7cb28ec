// Shows one ticket where there is no network: on a quay, in a queue of cars. It is registered for that
// page's address alone, once its traveller asked for it (components/booking/kept-ticket.ts), so no other
// page of ours passes through here, and no answer of the API is ever kept.
const KEPT = "gangway-ticket";
/** Where the kept ticket's last day stands. */
const UNTIL = "/kept-until";
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(ticketPage(request));
  else if (origin === self.location.origin && pathname.startsWith("/_next/static/")) {
    event.respondWith(part(request));
  }
});

/** The page as it is now, or as it was kept if the network does not answer, or we are away ourselves. */
async function ticketPage(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request, { ignoreSearch: true });
  const isOver = kept && (await lastDay(cache)) < new Date().toISOString().slice(0, 10);
  if (isOver) await forget();
  try {
    const signal = kept && !isOver ? AbortSignal.timeout(PATIENCE_MS) : undefined;
    const answer = await fetch(request, { signal });
    if (answer.ok && kept && !isOver) await cache.put(request, answer.clone());
    // This browser may not see the booking any more: then it keeps nothing of it. Its answer is taken in
    // whole first: a worker that has left hands nothing on.
    if ([401, 403, 404, 410].includes(answer.status)) {
      const { status, headers } = answer;
      const told = new Response(await answer.blob(), { status, headers });
      await forget();
      return told;
    }
    return answer.status >= 500 && kept && !isOver ? kept : answer;
  } catch (error) {
    if (kept && !isOver) return kept;
    throw error;
  }
}

/** Styles and typefaces, which never change under their address. */
async function part(request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(request)) ?? fetch(request);
}

async function lastDay(cache) {
  return (await cache.match(UNTIL))?.text() ?? "";
}

async function forget() {
  await caches.delete(KEPT);
  await self.registration.unregister();
}
