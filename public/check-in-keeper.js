// Opens check-in on a quay where there is no network. It is registered for that page's address alone, once a
// sailing was chosen there (components/admin/check-in/page-keeper.ts), and leaves when its staff sign out. No
// answer of the API passes through here: what a gangway needs of a sailing stands in the page's own store.
const KEPT = "gangway-check-in";
const PAGE = "/admin/check-in";
const PATIENCE_MS = 3000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== "GET") return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(part(request));
  else if (pathname.startsWith(`${PAGE}/`)) event.respondWith(decoder(request));
});

/** The page as it is now, or as it was kept if the network does not answer, or we are away ourselves. */
async function page(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(PAGE);
  try {
    const signal = kept ? AbortSignal.timeout(PATIENCE_MS) : undefined;
    const answer = await fetch(request, { signal });
    // Its staff signed out elsewhere: this device shows nothing of it any more.
    if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) {
      await caches.delete(KEPT);
    } else if (answer.ok && kept) await cache.put(PAGE, answer.clone());
    return answer.status >= 500 && kept ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** What never changes under its address. */
async function part(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && (await cache.match(PAGE))) await cache.put(request, answer.clone());
  return answer;
}

/** The decoder, as it is now if that can be had. */
async function decoder(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const kept = await caches.match(request, { cacheName: KEPT, ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
