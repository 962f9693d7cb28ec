import { attempt } from "../wire/post";
import type { Collection } from "../wire/store";
import { random } from "./ids";
import { signature } from "./sign";
import type { Event } from "./types";
import type { World } from "./world";

export const MODES = ["deliver", "hold", "drop", "duplicate", "shuffle"] as const;
export type Mode = (typeof MODES)[number];

interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  /** What the event is about: one subject's events go out one after another. */
  subject: string;
  body: string;
  attempts: number;
  /** When it was first to go out: three days later it is given up. */
  since: number;
  due: number;
  held: boolean;
}

export interface Target {
  id: string;
  url: string;
  secret: string;
  enabled_events: string[];
}

const THREE_DAYS_MS = 3 * 24 * 60 * 60 * 1000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** Kinder than Stripe: a shop that is not there at all, being started again, hears soon after. */
const LONGEST_WAIT_UNREACHABLE_MS = 5_000;
const SHUFFLE_WINDOW_MS = 300;
const AT_ONCE = 16;

/**
 * At least once, until a 2xx, for three days. In the order of events for one payment, side by
 * side for different ones; a failed one waits its turn and holds up nobody.
 */
export class Webhooks {
  private readonly pending: Collection<Delivery>;
  private readonly settings: Collection<Mode>;
  private readonly busy = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly world: World,
    private readonly fixed: Target | undefined,
    private readonly backOffMs: number,
  ) {
    this.pending = world.store.collection("delivery");
    this.settings = world.store.collection("webhook_mode");
    world.onEvent = (event) => this.enqueue(event);
    world.onRetry = (event, endpoint) => this.tellAgain(event, endpoint);
    this.wake(0);
  }

  get mode(): Mode {
    return this.settings.get("mode") ?? "deliver";
  }

  /** Going back to `deliver` lets go of what was held. */
  setMode(mode: Mode): void {
    this.settings.save("mode", mode);
    if (mode === "deliver") this.release();
    this.world.store.commit();
  }

  release(): number {
    const held = [...this.pending.values()].filter((delivery) => delivery.held);
    for (const delivery of held) {
      delivery.held = false;
      delivery.due = this.firstDue();
      this.pending.save(delivery.id, delivery);
      if (this.mode === "duplicate") this.copy(delivery);
    }
    this.world.store.commit();
    this.wake(0);
    return held.length;
  }

  waiting(): { held: number; pending: number } {
    const all = [...this.pending.values()];
    const held = all.filter((delivery) => delivery.held).length;
    return { held, pending: all.length - held };
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private targets(type: string): Target[] {
    const all: Target[] = [...this.world.endpoints.values()].filter((e) => e.status === "enabled");
    if (this.fixed) all.push(this.fixed);
    return all.filter(({ enabled_events: e }) => e.includes("*") || e.includes(type));
  }

  private enqueue(event: Event): number {
    const targets = this.targets(event.type);
    if (this.mode === "drop") return targets.length;
    for (const target of targets) {
      const delivery = this.deliveryOf(event, target, targets.length);
      this.pending.save(delivery.id, delivery);
      if (this.mode === "duplicate") this.copy(delivery);
    }
    this.wake(0);
    return targets.length;
  }

  /** By hand (`stripe events resend`): also what was dropped. */
  private tellAgain(event: Event, endpoint: string | undefined): void {
    const targets = this.targets(event.type).filter(({ id }) => !endpoint || id === endpoint);
    for (const target of targets) {
      const delivery = this.deliveryOf(event, target, Math.max(1, event.pending_webhooks));
      const id = `${delivery.id}:${random(8)}:again`;
      this.pending.save(id, { ...delivery, id });
    }
    this.wake(0);
  }

  private deliveryOf(event: Event, target: Target, waiting: number): Delivery {
    return {
      id: `${event.id}:${target.id}`,
      event: event.id,
      endpoint: target.id,
      subject: subjectOf(event),
      body: JSON.stringify({ ...event, pending_webhooks: waiting }, null, 2),
      attempts: 0,
      since: Date.now(),
      due: this.firstDue(),
      held: this.mode === "hold",
    };
  }

  private firstDue(): number {
    // Random moments within a short window put events out of their order.
    return Date.now() + (this.mode === "shuffle" ? Math.random() * SHUFFLE_WINDOW_MS : 0);
  }

  private copy(delivery: Delivery): void {
    const id = `${delivery.id}:again`;
    this.pending.save(id, { ...delivery, id });
  }

  private wake(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendDue(), ms);
    this.timer.unref();
  }

  private sendDue(): void {
    const now = Date.now();
    let next = 60_000;
    const ready: Delivery[] = [];
    for (const delivery of this.pending.values()) {
      if (delivery.held || this.busy.has(delivery.id)) continue;
      if (delivery.due > now) next = Math.min(next, delivery.due - now);
      else ready.push(delivery);
    }
    ready.sort((a, b) => a.due - b.due);
    const subjects = new Set([...this.busy].map((id) => this.pending.get(id)?.subject));
    for (const delivery of ready) {
      if (this.busy.size >= AT_ONCE) break;
      if (subjects.has(delivery.subject)) continue;
      subjects.add(delivery.subject);
      this.busy.add(delivery.id);
      void this.send(delivery);
    }
    this.wake(next);
  }

  private async send(delivery: Delivery): Promise<void> {
    const target =
      delivery.endpoint === this.fixed?.id
        ? this.fixed
        : this.world.endpoints.get(delivery.endpoint);
    const outcome = target
      ? await attempt(target.url, delivery.body, {
          "content-type": "application/json; charset=utf-8",
          "stripe-signature": signature(target.secret, delivery.body),
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        })
      : "taken";
    const delivered = outcome === "taken";
    this.busy.delete(delivery.id);
    if (this.stopped) return;
    delivery.attempts += 1;
    const longest = outcome === "unreachable" ? LONGEST_WAIT_UNREACHABLE_MS : LONGEST_WAIT_MS;
    const wait = Math.min(this.backOffMs * 2 ** (delivery.attempts - 1), longest);
    const givenUp = Date.now() - delivery.since > THREE_DAYS_MS;
    if (delivered || givenUp) {
      this.pending.delete(delivery.id);
      this.countDown(delivery, delivered);
    } else {
      delivery.due = Date.now() + wait;
      // Having been away is not held against it: the first refusal waits no longer than that.
      if (outcome === "unreachable" && wait === longest) delivery.attempts -= 1;
      this.pending.save(delivery.id, delivery);
    }
    this.world.store.commit();
    this.wake(0);
  }

  private countDown(delivery: Delivery, delivered: boolean): void {
    const event = this.world.events.get(delivery.event);
    if (!event || !delivered || delivery.id.endsWith(":again")) return;
    event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
    this.world.events.save(event.id, event);
  }
}

function subjectOf(event: Event): string {
  const { object } = event.data as { object: { id: string; payment_intent?: string | null } };
  return object.payment_intent ?? object.id;
}
