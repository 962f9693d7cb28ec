import { importFeed } from "../import-feed";
import { openFolder } from "../open-folder";

// biome-ignore lint/style/noProcessEnv: this is how the test tells it what to do.
const death = JSON.parse(process.env.GANGWAY_DEATH ?? "{}");
await importFeed(death.url, {
  files: await openFolder(death.folder),
  operator: death.operator,
  key: death.key,
  days: { to: death.to },
  now: new Date(death.now),
  onStep: (step) => {
    if (step === death.step) process.kill(process.pid, "SIGKILL");
  },
});
