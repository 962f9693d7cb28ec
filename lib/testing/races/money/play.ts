import subscribed from "../../../payment/webhook-events.json" with { type: "json" };
import type { StripeEngine, ToldEvent } from "../../stripe-engine";
import type { World } from "../../world";
import type { Card, Command } from "./commands";
import { lookAtShop } from "./look-at-shop";
import { type Booked, type Intent, MoneyModel, type Refund } from "./model";
import { Shop } from "./shop";

/** What was heard, and what the model says should be heard. */
type Heard = [real: string, model: string];
const nothing: Heard = ["nothing", "nothing"];

/** The events that the product wants to hear of. */
const told = new Set(subscribed);
const birth = "payment_intent.created";

/** Plays commands against the product and the model, and says where they first part. */
class Play {
  readonly model = new MoneyModel();
  private readonly received = new Set<string>();
  private readonly worked = new Set<string>();

  constructor(private readonly shop: Shop) {}

  /** The one that is meant among those that fit; now and then among all. */
  private pick<T>(which: number, all: T[], fits: (one: T) => boolean): T | undefined {
    const fitting = all.filter(fits);
    const list = fitting.length > 0 && which % 6 !== 0 ? fitting : all;
    return list[which % Math.max(1, list.length)];
  }

  private booking(which: number, fits: (one: Booked) => boolean): Booked | undefined {
    return this.pick(which, this.model.bookings, fits);
  }

  private intent(which: number, fits: (one: Intent) => boolean): Intent | undefined {
    return this.pick(which, this.model.intents, fits);
  }

  private refund(which: number, fits: (one: Refund) => boolean): Refund | undefined {
    return this.pick(which, this.model.refunds, fits);
  }

  async run(command: Command): Promise<Heard> {
    const { model, shop } = this;
    switch (command.do) {
      case "place": {
        const placed = await shop.place(command);
        return [placed.heard, model.place(command, placed.id)];
      }
      case "pay": {
        const intent = this.intent(command.which, ({ status }) => status === "open");
        if (!intent) return nothing;
        return [await shop.pay(intent.id, command.card), model.pay(intent, command.card)];
      }
      case "buy": {
        const booked = this.booking(
          command.which,
          ({ status, hold }) => status === "PENDING" && hold === "held",
        );
        return booked ? await this.buy(booked, command.card) : nothing;
      }
      case "answer": {
        const intent = this.model.intents.find(({ asking }) => asking);
        if (!intent) return nothing;
        shop.engine.answerChallenge(intent.id, command.proves ? "complete" : "fail");
        model.answer(intent, command.proves);
        return ["answered", "answered"];
      }
      case "rule": {
        const disputed = model.intents.filter(({ dispute }) => dispute?.truth === "open");
        const intent = disputed[command.which % Math.max(1, disputed.length)];
        if (!intent?.dispute) return nothing;
        await shop.rule(await shop.disputeOf(intent.id), command.verdict);
        intent.dispute.truth = command.verdict === "winning" ? "won" : "lost";
        return ["ruled", "ruled"];
      }
      case "deliver": {
        const events = this.events();
        const event = this.pick(command.which, events, ({ id }) => !this.worked.has(id));
        return event ? await this.deliver(event, command.worked) : nothing;
      }
      case "elapse": {
        const booked = model.bookings.filter(({ hold }) => hold === "held")[command.which % 3];
        if (!booked) return nothing;
        await shop.elapse(booked.id, command.seconds);
        model.elapse(booked, command.seconds);
        return ["elapsed", "elapsed"];
      }
      default:
        return (
          (await this.ofBooking(command.do, command.which)) ??
          (await this.ofMoney(command.do, command.which)) ??
          nothing
        );
    }
  }

  private async begin(booked: Booked): Promise<Heard> {
    const before = booked.current;
    const heard = await this.shop.begin(booked.id);
    const says = this.model.begin(booked, heard.replace("intent ", ""), false);
    if (booked.current !== before) this.forgetBirth(booked.current);
    return [heard, says];
  }

  private async buy(booked: Booked, card: Card): Promise<Heard> {
    const begun = await this.begin(booked);
    const intent = booked.current;
    if (begun[0] !== begun[1] || booked.status !== "PENDING" || !intent) return begun;
    const paid: Heard = [await this.shop.pay(intent.id, card), this.model.pay(intent, card)];
    const told = await this.deliverAbout(intent.id, false);
    return [`${paid[0]} ${told[0]}`, `${paid[1]} ${told[1]}`];
  }

  private async ofBooking(what: string, which: number): Promise<Heard | undefined> {
    const { model, shop } = this;
    const booked = this.booking(which, ({ status, hold, captured }) => {
      if (what === "cancel") return status === "PENDING" || captured > 0;
      if (what.startsWith("end")) return status === "PENDING" && hold === "lapsed";
      return status === "PENDING" && hold === "held";
    });
    if (!booked) return undefined;
    switch (what) {
      case "extend":
        return [await shop.extend(booked.id), model.extend(booked)];
      case "begin":
        return await this.begin(booked);
      case "begin and die": {
        const heard = await shop.beginAndDie(booked.id);
        return [heard, model.begin(booked, heard.replace("made ", ""), true)];
      }
      case "stray":
        model.addIntent(booked, await shop.stray(booked.id, booked.total));
        return ["strayed", "strayed"];
      case "end":
        return [await shop.end(booked.id), model.end(booked, false)];
      case "end and die":
        return [await shop.endAndDie(booked.id), model.end(booked, true)];
      case "cancel": {
        const says = model.cancel(booked);
        return [await shop.cancel(booked.id), says];
      }
      default:
        return undefined;
    }
  }

  private async ofMoney(what: string, which: number): Promise<Heard | undefined> {
    const { model, shop } = this;
    const refund = this.refund(which, ({ status, replaced }) =>
      what === "retry refund" ? status === "failed" && !replaced : status === "requested",
    );
    switch (what) {
      case "revoke": {
        const intent = this.intent(which, ({ status }) => status === "open");
        if (intent?.status !== "open") return nothing;
        await shop.revoke(intent.id);
        intent.status = "canceled";
        intent.asking = false;
        return ["revoked", "revoked"];
      }
      case "decline often": {
        const intent = this.intent(which, ({ status }) => status === "open");
        if (!intent) return nothing;
        let last = nothing;
        for (let time = 0; time < 2 + (which % 4); time += 1) {
          last = [await shop.pay(intent.id, "declined"), model.pay(intent, "declined")];
        }
        return last;
      }
      case "deliver all of one":
        return await this.deliverAll(which);
      case "send refund":
        if (!refund?.id) return nothing;
        return [await shop.send(refund.id), model.send(refund)];
      case "send refund and die":
        if (!refund?.id) return nothing;
        await shop.sendAndDie(refund.id);
        model.sendAndDie(refund);
        return ["sent", "sent"];
      case "retry refund":
        if (!refund?.id) return nothing;
        return [await shop.retry(refund.id), model.retry(refund)];
      case "abandon":
        return await this.closeAbandoned(which);
      case "later":
        return await this.later(which);
      case "sweep holds":
        return await this.sweepHolds();
      case "reconcile":
        return await this.reconcile();
      default:
        return undefined;
    }
  }

  private events(): ToldEvent[] {
    return this.shop.engine.events.filter(({ type }) => told.has(type));
  }

  /** That an intent was born is no news of one that is stored. */
  private forgetBirth(intent: Intent | null): void {
    for (const { id, type, objectId } of this.events()) {
      if (type === birth && objectId === intent?.id && this.received.has(id)) this.worked.add(id);
    }
  }

  private async deliver(event: ToldEvent, worked = true): Promise<Heard> {
    const isStored = this.model.bookings.some(({ current }) => current?.id === event.objectId);
    if (event.type === birth && isStored && !this.received.has(event.id)) {
      this.worked.add(event.id);
    }
    this.received.add(event.id);
    const real = await this.shop.deliver(event, worked);
    if (!worked) return [real, "received"];
    if (this.worked.has(event.id)) return [real, "repeated"];
    this.worked.add(event.id);
    return [real, await this.learn(event)];
  }

  /** What the model makes of an event: the object it names is looked at, whatever the event said. */
  private async learn({ objectId, type, body }: ToldEvent): Promise<string> {
    const { model } = this;
    const intentOf = (id: string) => model.intents.find((intent) => intent.id === id) as Intent;
    if (objectId.startsWith("pi_")) return model.look(intentOf(objectId));
    if (objectId.startsWith("re_") || objectId.startsWith("pyr_")) {
      const ours = await this.shop.refundFor(objectId);
      return model.lookAtRefund(model.refunds.find(({ id }) => id === ours) as Refund);
    }
    if (!type.startsWith("charge.dispute.")) return "ignored";
    const { data } = JSON.parse(body) as { data: { object: { payment_intent: string } } };
    return model.lookAtDispute(intentOf(data.object.payment_intent));
  }

  /** All that was not told of one payment, newest first when `which` is odd. */
  private async deliverAll(which: number): Promise<Heard> {
    const waiting = this.events().filter(({ id }) => !this.worked.has(id));
    const about = waiting[which % Math.max(1, waiting.length)];
    return about ? await this.deliverAbout(about.objectId, which % 2 === 1) : nothing;
  }

  private async deliverAbout(objectIdOf: string, reversed: boolean): Promise<Heard> {
    const same = this.events().filter(
      ({ id, objectId }) => objectId === objectIdOf && !this.worked.has(id),
    );
    if (reversed) same.reverse();
    const heard: Heard = ["", ""];
    for (const event of same) {
      const [real, model] = await this.deliver(event);
      heard[0] += ` ${real}`;
      heard[1] += ` ${model}`;
    }
    return same.length > 0 ? [heard[0].trim(), heard[1].trim()] : nothing;
  }

  private async closeAbandoned(which: number): Promise<Heard> {
    const { model, shop } = this;
    const job = model.abandoned[which % Math.max(1, model.abandoned.length)];
    if (!job) return nothing;
    const intent = job.intent ?? job.booking.current;
    return [
      await shop.closeAbandoned(job.booking.id, job.intent?.id ?? null),
      intent ? model.look(intent) : "none",
    ];
  }

  private async later(which: number): Promise<Heard> {
    const { engine } = this.shop;
    const jobs = engine.jobs();
    const job = jobs[which % Math.max(1, jobs.length)];
    if (!job) return nothing;
    const ours = await this.shop.refundFor(job.subject);
    const refund = this.model.refunds.find(({ id }) => id === ours);
    engine.runJob(job.id);
    if (refund) refund.truth = job.kind === "fail_refund" ? "failed" : "succeeded";
    return [job.kind, job.kind];
  }

  private async sweepHolds(): Promise<Heard> {
    const { model, shop } = this;
    const { lapsed } = await shop.unfinished();
    const mine = model.bookings.filter(({ id }) => lapsed.includes(id));
    const says = model.bookings.filter(
      ({ status, hold }) => status === "PENDING" && hold !== "held",
    );
    if (mine.length !== says.length)
      return [`${mine.length} have lapsed`, `${says.length} have lapsed`];
    // First all places go back, then the intents are cancelled.
    for (const booked of mine) {
      await shop.endAndDie(booked.id);
      model.end(booked, true);
    }
    for (const booked of mine) {
      await shop.end(booked.id);
      model.end(booked, false);
    }
    return [`swept ${mine.length}`, `swept ${mine.length}`];
  }

  /** As the reconciliation does each minute, and each hour for disputes. */
  private async reconcile(): Promise<Heard> {
    const { model, shop } = this;
    const found = await shop.unfinished();
    const heard: Heard = ["reconciled", "reconciled"];
    const say = (real: string, says: string) => {
      heard[0] += ` ${real}`;
      heard[1] += ` ${says}`;
    };
    const intents = model.bookings.flatMap(({ current, closed }) =>
      current && !closed ? [current] : [],
    );
    const disputed = model.intents.filter(({ dispute }) => dispute?.known === "open");
    const readAgain = model.intents.filter(({ id }) => found.intents.includes(id));
    say(`intents ${readAgain.length}`, `intents ${intents.length}`);
    for (const intent of intents) say(await shop.look(intent.id), model.look(intent));
    const refunds = model.refunds.filter(({ status }) => ["requested", "pending"].includes(status));
    const mine = refunds.filter(({ id }) => id && found.refunds.includes(id));
    // One that was owed a moment ago has no id here yet, and its turn comes.
    for (const refund of mine) {
      say(await shop.send(refund.id as string), model.send(refund));
    }
    for (const intent of disputed) {
      const id = await shop.disputeOf(intent.id);
      say(
        found.disputes.includes(id) ? await shop.lookAtDispute(id) : "not found",
        model.lookAtDispute(intent),
      );
    }
    return heard;
  }

  difference(): Promise<string | null> {
    return lookAtShop(this.shop, this.model);
  }

  /**
   * Time passes until nothing more happens by itself. With `late` all events come in the end; else those
   * that did not come never do.
   */
  async settle(late: boolean): Promise<string | null> {
    const { model, shop } = this;
    const step = async (heard: Promise<Heard>) => {
      const [real, says] = await heard;
      if (real !== says) throw new Parted(`at the end: ${real}, where the model says ${says}`);
      const difference = await this.difference();
      if (difference) throw new Parted(`at the end: ${difference}`);
    };
    const tellAll = async () => {
      while (late && this.events().some(({ id }) => !this.worked.has(id))) {
        await step(this.deliverAll(1));
      }
    };
    try {
      await tellAll();
      while (model.bookings.some(({ hold }) => hold === "held")) {
        await step(this.run({ do: "elapse", which: 0, seconds: 310 }));
      }
      await step(this.sweepHolds());
      for (let job = 0; job < model.abandoned.length; job += 1) {
        await step(this.closeAbandoned(job));
      }
      for (let turn = 0; turn < 2; turn += 1) {
        await shop.ageRefunds();
        model.ageRefunds();
        await step(this.reconcile());
        while (shop.engine.jobs().length > 0) await step(this.later(0));
        await tellAll();
      }
    } catch (error) {
      if (error instanceof Parted) return error.message;
      throw error;
    }
    return await this.leftOpen(late);
  }

  /** Something that should have come to an end and has not. */
  private async leftOpen(late: boolean): Promise<string | null> {
    const pending = this.model.bookings.find(({ status }) => status === "PENDING");
    if (pending) return "a booking is PENDING for ever";
    const payable = this.model.intents.find(
      (intent) => intent.status === "open" && (late || intent === intent.booking.current),
    );
    if (payable) return "an intent can be paid for ever";
    const owed = this.model.refunds.find(
      ({ status, intent }) => status === "requested" && intent.dispute?.truth !== "open",
    );
    if (owed) return "a refund is never sent";
    const differences = late ? await this.shop.differences() : [];
    return differences.length > 0 ? `Stripe's books differ: ${differences.join(", ")}` : null;
  }
}

class Parted extends Error {}

/**
 * Does what the commands say to the product on a real database and to the model, and returns the first
 * difference in what was heard or in what stands in the books, or null. `tally` counts what was heard.
 */
export async function playMoney(
  world: World,
  engine: StripeEngine,
  sequence: Command[],
  { late, tally = new Map() }: { late: boolean; tally?: Map<string, number> },
): Promise<string | null> {
  const play = new Play(await Shop.open(world, engine));
  for (const [index, command] of sequence.entries()) {
    const [real, says] = await play.run(command);
    const word = `${command.do}: ${real.split(" ", 1)[0]}`;
    tally.set(word, (tally.get(word) ?? 0) + 1);
    const at = `${index} (${command.do})`;
    if (real !== says) return `${at}: ${real}, where the model says ${says}`;
    const difference = await play.difference();
    if (difference) return `${at}: ${difference}`;
  }
  return await play.settle(late);
}
