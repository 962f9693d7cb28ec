"use client";

import { forgetLists } from "./gate-store";

/** As public/check-in-keeper.js knows them. */
const keeper = "/check-in-keeper.js";
export const checkInPath = "/admin/check-in";
const cacheName = "gangway-check-in";
const decoder = ["decoder.js", "qr/decode.js", "qr/index.js"].map(
  (file) => `${checkInPath}/${file}`,
);

/** Keeps this page on the device, with all that it has loaded, so that it opens without network. */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(keeper, { scope: checkInPath });
  const parts = performance
    .getEntriesByType("resource")
    .map((entry) => new URL(entry.name))
    .filter(
      ({ origin, pathname }) => origin === location.origin && /^\/_next\/static\//.test(pathname),
    )
    .map(({ pathname }) => pathname);
  const cache = await caches.open(cacheName);
  await cache.addAll([checkInPath, ...decoder, ...new Set(parts)]);
}

/** Removes from this device what check-in kept: the page, its worker, and every list of names. */
export async function forgetCheckIn(): Promise<void> {
  await forgetLists();
  if (!("serviceWorker" in navigator)) return;
  await caches.delete(cacheName);
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    const script = registration.active?.scriptURL ?? registration.installing?.scriptURL ?? "";
    if (new URL(script || location.href).pathname === keeper) await registration.unregister();
  }
}
