// An import in a process of its own, which kills itself the moment a step is done: as kill -9 does, it has
// no time to say goodbye to the database.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

type Death = {
  url: string;
  folder: string;
  operator: string;
  key: string;
  now: Date;
  to: string;
  step: string;
};

/** Answers the signal by which the process ended; null if it came to its end. */
export function importAndDie(death: Death): Promise<string | null> {
  return new Promise((ended, failed) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("./dying-import.ts", import.meta.url))],
      // biome-ignore lint/style/noProcessEnv: a child has what its parent has.
      { env: { ...process.env, GANGWAY_DEATH: JSON.stringify(death) }, stdio: "inherit" },
    );
    child.on("error", failed);
    child.on("exit", (_, signal) => ended(signal));
  });
}
