"use client";

import { createContext, type ReactNode, use } from "react";

export type FailureWords = { title: string; lead: string; retry: string; home: string };

const Words = createContext<FailureWords | null>(null);

/** Error pages are drawn in the browser, after the fault: their words must be there already. */
export function FailureWordsProvider({
  words,
  children,
}: {
  words: FailureWords;
  children: ReactNode;
}) {
  return <Words value={words}>{children}</Words>;
}

export function useFailureWords(): FailureWords {
  const words = use(Words);
  if (!words) throw new Error("FailureWordsProvider is missing.");
  return words;
}
