import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BookingRequest } from "#lib/booking/booking-request";
import { requestFor } from "../booking-world";
import type { World } from "../world";

const program = fileURLToPath(new URL("crowd-process.ts", import.meta.url));

/** Buyers of two places each, half of them in one process of the operating system and half in another, all at once. Returns what each heard. */
export async function crowdOfProcesses(
  world: World,
  { capacity, buyers }: { capacity: number; buyers: number },
): Promise<{ heard: string[]; sailingId: string }> {
  const { id } = await world.addSailing({ pools: { passengers: capacity } });
  const request = await requestFor(world, [id]);
  const half = Math.ceil(buyers / 2);
  const parts = await Promise.all(
    [half, buyers - half].map((count) => begin(world, request, count)),
  );
  for (const { go } of parts) go();
  const heard = await Promise.all(parts.map(({ answer }) => answer));
  return { heard: heard.flat(), sailingId: id };
}

/** Starts a process and waits until it has its connections. */
async function begin({ url }: World, request: BookingRequest, count: number) {
  const order = JSON.stringify({ url, request, count });
  const child = spawn(process.execPath, ["--import", "tsx", program, order], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("a process of the crowd ended early");
    return value as string;
  };
  while ((await next()) !== "ready");
  return {
    go: () => child.stdin.end("go\n"),
    answer: next().then((line) => JSON.parse(line) as string[]),
  };
}
