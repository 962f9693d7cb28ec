"use client";

import { useFailureWords } from "#components/site/failure-words";
import { PageFailure } from "#components/site/page-failure";

export default function LocaleError({ reset }: { error: Error; reset: () => void }) {
  return <PageFailure words={useFailureWords()} retry={reset} />;
}
