"use client";

import { useEffect } from "react";
import type { LookEvent } from "#lib/recommendation/look-event";
import { tellLooks } from "./tell-looks";

/** Who is gone before did not look; by then the page has long loaded too. */
const lookMs = 1_500;

/** Says that the page was looked at, once somebody has stayed a moment. Shows nothing. */
export function Looks({ events }: { events: LookEvent[] }) {
  const said = JSON.stringify(events);
  useEffect(() => {
    if (said === "[]") return;
    const timer = setTimeout(() => tellLooks(JSON.parse(said)), lookMs);
    return () => clearTimeout(timer);
  }, [said]);
  return null;
}
