import { expect } from "@playwright/test";
import { endpoints } from "./stack";

/** The app's process id by its own word, or null while it is away. */
export async function appPid(): Promise<number | null> {
  const ready = await fetch(`${endpoints().app}/api/health/ready`).catch(() => null);
  return ready?.ok ? ((await ready.json()) as { pid: number }).pid : null;
}

/** Kills the app outright, as a machine that loses its power would. Whoever keeps the stack starts it again. */
export async function killApp(): Promise<number> {
  const pid = await appPid();
  if (pid === null) throw new Error("The app is away already.");
  process.kill(pid, "SIGKILL");
  return pid;
}

/** Waits until another process than `before` answers for the app. */
export async function untilAppIsBack(before: number): Promise<void> {
  await expect
    .poll(async () => ![null, before].includes(await appPid()), {
      message: "the app is back",
      timeout: 30_000,
    })
    .toBe(true);
}
