// Loaded into the app by `--profile`: writes its CPU profile when it ends, for a browser's developer tools.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";

const folder = process.env.GANGWAY_BENCH_PROFILE;
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.start");
process.on("exit", () => {
  session.post("Profiler.stop", (_error, answer) => {
    if (!answer) return;
    writeFileSync(join(folder, `app-${process.pid}.cpuprofile`), JSON.stringify(answer.profile));
  });
});
