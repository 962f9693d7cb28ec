"use client";

import { useEffect, useState } from "react";
import { observeLeft } from "./observe-left";
import type { WhatIsLeft } from "./what-is-left";

const everyMs = 30_000;

/** What is left on a journey: what the server knew, and after half a minute what is true then. */
export function useLeft(
  journeyId: string,
  initial: WhatIsLeft,
  apiPath: string,
  locale: string,
): WhatIsLeft {
  const [left, setLeft] = useState(initial);
  useEffect(() => {
    return observeLeft({ apiPath, locale, everyMs }, (all) => {
      const mine = all[journeyId];
      if (mine) setLeft(mine);
    });
  }, [journeyId, apiPath, locale]);
  return left;
}
