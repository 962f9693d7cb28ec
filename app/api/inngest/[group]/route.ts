import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { groupClient } from "#inngest/client";
import { type Group, groups } from "#inngest/functions";

type Context = { params: Promise<{ group: string }> };
type Method = "GET" | "POST" | "PUT";

const served = new Map<Group, ReturnType<typeof serve>>();

/** One endpoint a group: each is registered, deployed and scaled by itself. */
function handlerOf(group: string): ReturnType<typeof serve> | null {
  if (!Object.hasOwn(groups, group)) return null;
  const name = group as Group;
  const existing = served.get(name);
  if (existing) return existing;
  const handler = serve({
    client: groupClient(name),
    functions: groups[name],
    servePath: `/api/inngest/${name}`,
  });
  served.set(name, handler);
  return handler;
}

function answer(method: Method) {
  return async (request: NextRequest, context: Context): Promise<Response> => {
    const { group } = await context.params;
    const handler = handlerOf(group);
    if (!handler) return new Response(null, { status: 404 });
    return await handler[method](request, context);
  };
}

export const GET = answer("GET");
export const POST = answer("POST");
export const PUT = answer("PUT");
