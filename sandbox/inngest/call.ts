import http from "node:http";
import https from "node:https";
import { isSigned, sign } from "./sign";

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

// Calls are many and short: kept connections spare the app an accept for each.
const options = { keepAlive: true, maxSockets: 128, scheduling: "lifo" as const };
const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

interface Request {
  method: "POST" | "PUT";
  url: URL;
  body: string;
  headers?: Record<string, string>;
  timeout: number;
  signingKey: string;
}

/** One signed request to the app. Rejects if there is no answer at all. */
export async function callApp(request: Request): Promise<Reply> {
  const reply = await send(request);
  const signature = reply.headers["x-inngest-signature"];
  if (typeof signature === "string") {
    if (!isSigned(signature, reply.body, request.signingKey, Date.now())) {
      throw new Error("the app's answer carries a wrong signature");
    }
  }
  return reply;
}

function send({ method, url, body, headers, timeout, signingKey }: Request): Promise<Reply> {
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const req = (secure ? https : http).request(
      url,
      {
        method,
        agent: agents[secure ? "https:" : "http:"],
        headers: {
          ...headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "gangway-sandbox-inngest",
          "x-inngest-signature": sign(body, signingKey, Date.now()),
        },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("error", reject);
        res.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text });
        });
      },
    );
    req.setTimeout(timeout, () => req.destroy(new Error(`no answer within ${timeout} ms`)));
    req.on("error", reject);
    req.end(body);
  });
}

const DOWN = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "EHOSTUNREACH", "ENOTFOUND"]);

/** The app is not there, or went away: most likely it restarts. */
export function isDown(error: unknown): boolean {
  return error instanceof Error && "code" in error && DOWN.has(String(error.code));
}

export function closeAgents(): void {
  for (const agent of Object.values(agents)) agent.destroy();
}
