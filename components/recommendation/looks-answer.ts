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

/** Carries an answer out, also on the server, and keeps it. Throws when the server could not be told. */
export async function giveLooksAnswer(answer: "yes" | "no"): Promise<LooksAnswer> {
  const before = readLooksAnswer();
  // Who was never remembered has nothing to take back.
  if (answer === "yes" || before === "yes") {
    const response = await fetch("/api/v1/looks", { method: answer === "yes" ? "POST" : "DELETE" });
    if (!response.ok) throw new Error(`looks: ${response.status}`);
  }
  try {
    localStorage.setItem(key, `${answer} ${Date.now()}`);
  } catch {}
  return answer;
}
