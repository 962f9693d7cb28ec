// A Postgres and a Redis to develop against: `node scripts/services.mjs start|stop|status`.
// They stay until stopped; a second start finds them and prints the same.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alive, commandOf, endByPid } from "./machine/children.mjs";
import { ensureDatabase } from "./machine/database.mjs";
import { openDen } from "./machine/den.mjs";
import { freshLog } from "./machine/logs.mjs";
import { isFree } from "./machine/ports.mjs";
import { startPostgres } from "./machine/postgres.mjs";
import {
  findRedis,
  HOW_TO_GET_REDIS,
  postgresProcess,
  redisProcess,
  startRedis,
} from "./machine/redis.mjs";
import { keepSecrets } from "./machine/secrets.mjs";
import { Trouble } from "./machine/trouble.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const state = join(root, ".gangway-dev");
const ports = { postgres: 5544, redis: 6444 };

mkdirSync(state, { recursive: true });
const den = openDen(state);
const data = join(den.folder, "postgres");

async function found() {
  const postgres = postgresProcess(data);
  const redis = await redisProcess(ports.redis);
  const ours = (pid, word) => alive(pid) && (commandOf(pid) ?? word).includes(word);
  return {
    postgres: ours(postgres, data) ? postgres : undefined,
    redis: ours(redis, `:${ports.redis}`) ? redis : undefined,
  };
}

const { postgresPassword } = keepSecrets(state);

const databaseUrl = `postgres://gangway:${postgresPassword}@127.0.0.1:${ports.postgres}/gangway`;

function print() {
  console.log(`DATABASE_URL=${databaseUrl}`);
  console.log(`REDIS_URL=redis://127.0.0.1:${ports.redis}`);
}

async function needPort(name) {
  if (await isFree(ports[name])) return;
  throw new Trouble(`Port ${ports[name]} for ${name} is taken by another program; stop it first.`);
}

async function startAll() {
  const now = await found();
  if (!now.postgres) {
    await needPort("postgres");
    const log = freshLog(state, "postgres");
    const port = ports.postgres;
    await startPostgres({ root, state, port, password: postgresPassword, log, outlives: true });
  }
  if (!now.redis) {
    await needPort("redis");
    const program = await findRedis(root);
    const log = freshLog(state, "redis");
    if (program) await startRedis({ program, state, port: ports.redis, log, outlives: true });
    else console.log(`# No Redis here. ${HOW_TO_GET_REDIS}.`);
  }
  await ensureDatabase(databaseUrl);
  print();
}

const actions = {
  start: startAll,
  stop: async () => {
    const { postgres, redis } = await found();
    if (redis) await endByPid(redis, "SIGTERM");
    if (postgres) await endByPid(postgres, "SIGINT", 10_000);
    console.log("stopped");
  },
  status: async () => {
    const { postgres, redis } = await found();
    const tell = (pid) => (pid ? `running, process ${pid}` : "not running");
    console.log(`Postgres: ${tell(postgres)}\nRedis: ${tell(redis)}\nFiles: ${state}`);
    if (postgres) print();
  },
};

const action = actions[process.argv[2] ?? "start"];
if (!action || !existsSync(join(root, "node_modules"))) {
  console.error(action ? "Run npm ci first." : "Say one of: start, stop, status");
  process.exit(2);
}
try {
  await action();
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
