/** A run in which more failed than this is broken, not unlucky: nothing of it is tried again. */
const most = 5;

/**
 * Where a second try could hide what only chance shows: a place sold twice in one race of a thousand is
 * damage, however often it goes well. What fails here has failed. By the file, by what the test says of
 * itself, and by what it found.
 */
const ONCE = {
  file: [
    /\/races\//,
    /(race|crowd|invariant|two-processes|turnstile|under-fire|properties)[\w.-]*\.test\.tsx?$/,
    /\/(transaction|batches|answer-once|keyed-changes|place-hold|record-scans)\.test\.ts$/,
  ],
  title: [/same (instant|moment)/, /\b(\d+|two|ten|twenty|fifty|hundred|many|eight)\b.* at once\b/],
  // An invariant that was broken, by its name; sealing, locks and books in Postgres's own words.
  message: [
    /\bid: 'I\d{1,2}[a-z]?'/,
    /npm run invariants|deadlock detected|pool_not_oversold|illegal transition/,
  ],
};

/** What only took too long, and so on a busy machine: nothing was seen that a second try could hide. */
const late =
  /Test timed out in \d+ms|Hook timed out in \d+ms|Test timeout of \d+ms exceeded|to be less than \d{3}|The database is away or busy/;

/** Showing that a test sees the damage is no guarantee of the product's: it may be shown again. */
const control = /negative control/;

/** True if what failed counts at once, whatever a second try would say. */
export function countsAtOnce({ file, title, message = "" }) {
  // Without a title nothing of the file was run: it could not be set up.
  if (title === "" || control.test(title)) return false;
  if (ONCE.message.some((rule) => rule.test(message))) return true;
  if (late.test(message)) return false;
  return ONCE.file.some((rule) => rule.test(file)) || ONCE.title.some((rule) => rule.test(title));
}

/** The files to run again, alone; none if too much failed, or if nothing of a file could be saved. */
export function filesToTryAgain(failures) {
  if (failures.length > most) return [];
  return [...new Set(failures.filter((one) => !countsAtOnce(one)).map(({ file }) => file))];
}

/** True if so many stories failed at first that none of them counts as merely unlucky. */
export function isBroken(count) {
  return count > most;
}
