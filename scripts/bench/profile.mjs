// Loaded into the app by `--profile`: writes its CPU profile when it ends, for a browser's developer tools.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";

const folder = process.env.GANGWAY_BENCH_PROFILE;
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.setSamplingInterval", { interval: 2_000 });
session.post("Profiler.start");
// At the first word of the end, for an app that is still busy may not live to its last.
process.once("SIGTERM", () => {
  session.post("Profiler.stop", (_error, answer) => {
    if (!answer) return;
    writeFileSync(join(folder, `app-${process.pid}.cpuprofile`), JSON.stringify(answer.profile));
  });
});
