import { methods } from "#http/methods";

/** The process answers: nothing else is asked, and nobody is counted. */
async function get(): Promise<Response> {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
