import http from "node:http";
import https from "node:https";

const ANSWER_WITHIN_MS = 10_000;
const plain = new http.Agent({ keepAlive: true, maxSockets: 32 });
const secure = new https.Agent({ keepAlive: true, maxSockets: 32 });

/** A webhook's attempt: true for a 2xx in time. A redirect, an error, silence are failures. */
export function post(url: string, body: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const isSecure = target.protocol === "https:";
    const request = (isSecure ? https : http).request(
      target,
      {
        method: "POST",
        agent: isSecure ? secure : plain,
        timeout: ANSWER_WITHIN_MS,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.resume();
        response.on("end", () => resolve(status >= 200 && status < 300));
        response.on("error", () => resolve(false));
      },
    );
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", () => resolve(false));
    request.end(body);
  });
}
