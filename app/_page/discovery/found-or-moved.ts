import { notFound, permanentRedirect } from "next/navigation";
import type { Found } from "#lib/discovery/find-subject";

/** What an address means; one of old or in other letters is sent to its proper place for good, one of nothing ends here. */
export function foundOrMoved<T>(found: Found<T> | null, properHref: (subject: T) => string): T {
  if (!found) notFound();
  if (!found.isProper) permanentRedirect(properHref(found.subject));
  return found.subject;
}
