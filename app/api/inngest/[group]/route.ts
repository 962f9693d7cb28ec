import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { methods } from "#http/methods";
import { nothing } from "#http/nothing";
import { groupClient } from "#inngest/client";
import { type Group, groups } from "#inngest/functions";

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
  return async (request: Request, context: { params: Promise<never> }): Promise<Response> => {
    const { group }: { group: string } = await context.params;
    const handler = handlerOf(group);
    if (!handler) return await nothing(request, context);
    return await handler[method](request as NextRequest, context);
  };
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  GET: answer("GET"),
  POST: answer("POST"),
  PUT: answer("PUT"),
});
