import type { ServerResponse } from "node:http";

/** Hands an answer of the endpoints' kind to Node: each of its cookies on a line of its own. */
export async function sendAnswer(response: ServerResponse, answer: Response): Promise<void> {
  const body = await answer.text();
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  response.writeHead(answer.status, headers);
  response.end(body);
}
