import http from "node:http";
import https from "node:https";

const ANSWER_WITHIN_MS = 10_000;
const plain = new http.Agent({ keepAlive: true, maxSockets: 32 });
const secure = new https.Agent({ keepAlive: true, maxSockets: 32 });

export type Outcome = "taken" | "refused" | "unreachable";

/** A webhook's attempt: true for a 2xx in time. A redirect, an error, silence are failures. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<boolean> {
  return (await attempt(url, body, headers)) === "taken";
}

/** The same, telling an answer that is not a 2xx from nobody being there at all. */
export function attempt(
  url: string,
  body: string,
  headers: Record<string, string>,
  withinMs = ANSWER_WITHIN_MS,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const isSecure = target.protocol === "https:";
    const request = (isSecure ? https : http).request(
      target,
      {
        method: "POST",
        agent: isSecure ? secure : plain,
        timeout: withinMs,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.resume();
        response.on("end", () => resolve(status >= 200 && status < 300 ? "taken" : "refused"));
        response.on("error", () => resolve("refused"));
      },
    );
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ECONNREFUSED" ? "unreachable" : "refused"),
    );
    request.end(body);
  });
}
