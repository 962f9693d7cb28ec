/** What somebody answered in this browser to whether it may be remembered; `asks_not` by its own settings. */
export type LooksAnswer = "none" | "yes" | "no" | "asks_not";

const key = "gangway.looks";
/** As long as the cookie lasts; then it may be asked again. */
const keptMs = 180 * 86_400_000;

/** The answer that is kept here, and nowhere else. A browser that keeps nothing has none. */
export function readLooksAnswer(): LooksAnswer {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    globalPrivacyControl?: boolean;
  };
  if (globalPrivacyControl || doNotTrack === "1") return "asks_not";
  try {
    const [answer, at] = (localStorage.getItem(key) ?? "").split(" ");
    if (Date.now() - Number(at) > keptMs) return "none";
    return answer === "yes" || answer === "no" ? answer : "none";
  } catch {
    return "none";
  }
}

/**
 * Carries an answer out, also on the server, and keeps it. A "no" is told there whatever is kept here: a browser
 * may have forgotten its "yes" (Safari does within a week) and still carry the cookie, which no script sees. Throws
 * when the server could not be told.
 */
export async function giveLooksAnswer(answer: "yes" | "no"): Promise<LooksAnswer> {
  const response = await fetch("/api/v1/looks", { method: answer === "yes" ? "POST" : "DELETE" });
  if (!response.ok) throw new Error(`looks: ${response.status}`);
  try {
    localStorage.setItem(key, `${answer} ${Date.now()}`);
  } catch {}
  return answer;
}

/** Of who agreed once and says no by the browser's own settings now: takes back what was agreed. Never throws. */
export async function obeyBrowser(): Promise<void> {
  try {
    const agreed = localStorage.getItem(key)?.startsWith("yes ");
    if (agreed && readLooksAnswer() === "asks_not") await giveLooksAnswer("no");
  } catch {
    // The next page tries again.
  }
}
