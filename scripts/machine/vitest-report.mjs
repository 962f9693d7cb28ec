/** What failed, a line each: `{file, title, message}`. A file that could not be read or set up is one, without a title. */
export function failuresIn(report) {
  return report.testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (failed.length === 0 && status === "failed") return [{ file, title: "", message }];
    return failed.map(({ fullName: title, failureMessages }) => ({
      file,
      title,
      message: (failureMessages ?? []).join("\n"),
    }));
  });
}

/**
 * A report and the second try of some of its files as one: `{passed, failed, saved}`. What failed is saved if
 * it passed then, unless it counts at once; nobody is failed by a second try who had passed.
 */
export function together(first, second, countsAtOnce) {
  const again = new Map(second?.testResults.map((one) => [one.name, one]));
  const saved = [];
  let passed = first.numPassedTests;
  let failed = 0;
  for (const failure of failuresIn(first)) {
    const { file, title } = failure;
    const tried = again.get(file);
    if (!tried || countsAtOnce(failure) || !isWell(tried, title)) {
      failed += 1;
      continue;
    }
    saved.push(failure);
    // A file that could not be set up had no tests to count.
    passed += title === "" ? passedOnlyThen(first, tried) : 1;
  }
  return { passed, failed, saved };
}

function isWell({ status, assertionResults }, title) {
  if (title === "") return status === "passed";
  const same = assertionResults.filter(({ fullName }) => fullName === title);
  return same.length > 0 && same.every((one) => one.status === "passed");
}

function passedOnlyThen(first, tried) {
  const count = ({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "passed").length;
  const before = first.testResults.find(({ name }) => name === tried.name);
  return count(tried) - (before ? count(before) : 0);
}
