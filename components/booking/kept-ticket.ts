"use client";

/** As public/ticket-keeper.js knows them. */
const keeper = "/ticket-keeper.js";
const cacheName = "gangway-ticket";
const untilAddress = "/kept-until";

/** Whether this browser can keep a ticket at all. */
export function canKeepTicket(): boolean {
  return "serviceWorker" in navigator && "caches" in window;
}

/** Whether the ticket at this address is the one that is kept. */
export async function isTicketKept(path: string): Promise<boolean> {
  return (await caches.match(path, { cacheName })) !== undefined;
}

/**
 * Keeps the page at this address, with the styles and typefaces it has loaded, on this device to the end of
 * the day given, and whatever other ticket was kept before no longer. Rejects if it cannot, and then
 * nothing stays behind: a ticket that nobody would show again is nobody's to leave here.
 */
export async function keepTicket(path: string, until: string): Promise<void> {
  await forgetTicket();
  try {
    await store(path, until);
  } catch (error) {
    await forgetTicket();
    throw error;
  }
}

async function store(path: string, until: string): Promise<void> {
  const parts = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => /\/_next\/static\/.*\.(css|woff2)$/.test(name));
  const cache = await caches.open(cacheName);
  await cache.put(untilAddress, new Response(until));
  await cache.addAll([path, ...new Set(parts)]);
  await navigator.serviceWorker.register(keeper, { scope: path });
  await navigator.serviceWorker.ready;
}

/** Removes the kept ticket, whichever it is, and who would have shown it. */
export async function forgetTicket(): Promise<void> {
  await caches.delete(cacheName);
  const all = await navigator.serviceWorker.getRegistrations();
  // Another page of ours may be kept too, by a worker of its own.
  const ours = all.filter(({ active, waiting, installing }) =>
    (active ?? waiting ?? installing)?.scriptURL.endsWith(keeper),
  );
  await Promise.all(ours.map((registration) => registration.unregister()));
}
