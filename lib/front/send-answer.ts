import type { ServerResponse } from "node:http";

/** Hands an answer of the endpoints' kind to Node: each of its cookies on a line of its own. */
export async function sendAnswer(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  if (body.length > 0) headers["content-length"] = String(body.length);
  response.writeHead(answer.status, headers);
  response.end(body);
}
