import { header, type WireAnswer, type WireRequest } from "../wire/message";
import { accountOperations } from "./account-operations";
import { authorise, type Keys, refusePublishable } from "./authorise";
import { ofStatus, StripeError, unknownRoute } from "./errors";
import { expand } from "./expand";
import { type FormTable, parseForm } from "./form";
import { Idempotency, type Kept } from "./idempotency";
import { random } from "./ids";
import { intentOperations } from "./intent-operations";
import type { Operation } from "./operation";
import { type Params, readAll } from "./params";
import { paymentOperations } from "./payment-operations";
import type { PaymentIntent, PaymentMethod } from "./types";
import { publicIntent, publicMethod } from "./views";
import { API_VERSION, NOBODY, type World } from "./world";

const OPERATIONS = [...intentOperations, ...paymentOperations, ...accountOperations];

interface Incoming {
  request: WireRequest;
  requestId: string;
  key: string | undefined;
  form: FormTable;
}

/** /v1: who asks, what for, has it been answered before; then the operation itself. */
export class Api {
  private readonly idempotency: Idempotency;

  constructor(
    private readonly world: World,
    private readonly keys: Keys,
  ) {
    this.idempotency = new Idempotency(world);
  }

  async answer(request: WireRequest): Promise<WireAnswer> {
    const requestId = `req_${random(14)}`;
    const key = request.method === "POST" ? header(request, "idempotency-key") : undefined;
    const source = request.method === "GET" ? request.query.toString() : request.body.toString();
    const incoming = { request, requestId, key, form: parseForm(source) };
    try {
      return await this.dispatch(incoming);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return finish(incoming, error.status, errorBody(error, requestId, false), error.headers);
    }
  }

  /** What is refused here was never executed, and no key remembers it. */
  private async dispatch(incoming: Incoming): Promise<WireAnswer> {
    const { request, key, form } = incoming;
    const publishable = authorise(request, form, this.keys);
    const { operation, ids } = findOperation(request);
    if (publishable && !operation.browser) refusePublishable();
    const params = readAll(shapeFor(operation, request), form);
    if (key !== undefined) {
      const kept = this.idempotency.begin(key, request.path, form);
      if (kept) return replay(incoming, kept);
    }
    try {
      // Here, so that a second request meets this one in flight.
      if (request.fault?.fault === "delay") {
        await new Promise((resolve) => setTimeout(resolve, request.fault?.ms ?? 1000));
      }
      return this.execute(incoming, operation, ids, params, publishable);
    } finally {
      if (key !== undefined) this.idempotency.end(key);
    }
  }

  private execute(
    incoming: Incoming,
    operation: Operation,
    ids: string[],
    params: Params<Operation["shape"]>,
    publishable: boolean,
  ): WireAnswer {
    const { request, requestId, key, form } = incoming;
    const { world } = this;
    world.asking = {
      requestId,
      idempotencyKey: key ?? null,
      method: request.method,
      path: request.path,
    };
    let status = 200;
    let body: string;
    let executed = true;
    try {
      if (request.fault?.fault === "status") throw ofStatus(request.fault.status);
      const call = { world, ids, publishable, origin: request.origin };
      const result = operation.run(call, params as never);
      const paths = (params.expand as string[] | undefined) ?? [];
      body = JSON.stringify(paths.length > 0 ? expand(world, result, paths) : result, null, 2);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      status = error.status;
      executed = error.executed;
      body = errorBody(error, requestId, publishable);
    }
    if (key !== undefined && executed) {
      const { method, path } = request;
      this.idempotency.keep(key, { method, path, status, body, requestId }, form);
    }
    // The effects and the kept answer are one line of the log: both survive, or neither.
    world.store.commit();
    world.asking = NOBODY;
    return finish(incoming, status, body);
  }
}

/** Parameters that the pinned version no longer has; a caller of no version may use them. */
const REMOVED = ["payment_method_types"];

function shapeFor(operation: Operation, request: WireRequest): Operation["shape"] {
  if ((header(request, "stripe-version") ?? "") < API_VERSION) return operation.shape;
  const kept = Object.entries(operation.shape).filter(([name]) => !REMOVED.includes(name));
  return Object.fromEntries(kept);
}

function findOperation(request: WireRequest): { operation: Operation; ids: string[] } {
  for (const operation of OPERATIONS) {
    if (operation.method !== request.method) continue;
    const match = operation.pattern.exec(request.path);
    if (match) return { operation, ids: match.slice(1).map(decodeURIComponent) };
  }
  throw unknownRoute(request.method, request.path);
}

function errorBody(error: StripeError, requestId: string, publishable: boolean): string {
  const body = error.toBody(requestId);
  const inner = body.error as { payment_intent?: PaymentIntent; payment_method?: PaymentMethod };
  if (publishable && inner.payment_intent) {
    Object.assign(inner, { payment_intent: publicIntent(inner.payment_intent) });
  }
  if (publishable && inner.payment_method) {
    Object.assign(inner, { payment_method: publicMethod(inner.payment_method) });
  }
  return JSON.stringify(body, null, 2);
}

function replay(incoming: Incoming, kept: Kept): WireAnswer {
  return finish(incoming, kept.status, kept.body, {
    "idempotent-replayed": "true",
    "original-request": kept.requestId,
  });
}

function finish(
  { request, requestId, key }: Incoming,
  status: number,
  body: string,
  extra: Record<string, string> = {},
): WireAnswer {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": header(request, "stripe-version") ?? API_VERSION,
    ...extra,
  };
  if (key !== undefined) {
    headers["idempotency-key"] = key;
    headers["original-request"] ??= requestId;
  }
  // A 409 may be asked again; a kept 5xx would only be repeated.
  if (status === 409) headers["stripe-should-retry"] = "true";
  if (status === 402 || status === 400) headers["stripe-should-retry"] = "false";
  return { status, headers, body };
}
