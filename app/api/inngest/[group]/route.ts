import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { methods } from "#http/methods";
import { nothing } from "#http/nothing";
import { groupClient } from "#inngest/client";
import { type Group, groups } from "#inngest/functions";
import { isLoopback } from "#lib/config/complaints";
import { config } from "#lib/config/config";

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
    serveOrigin: serveOrigin(),
  });
  served.set(name, handler);
  return handler;
}

/**
 * Where Inngest is told to call us. Anybody may ask us to register, under any name: a shop's functions are
 * called at its own address. On a machine of one's own Inngest may know us by another (from a container,
 * say), and what it asked for is taken.
 */
function serveOrigin(): string | undefined {
  const { APP_URL, INNGEST_SERVE_ORIGIN } = config();
  return INNGEST_SERVE_ORIGIN ?? (isLoopback(APP_URL) ? undefined : APP_URL);
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
