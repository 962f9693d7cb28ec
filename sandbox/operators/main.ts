import { placeFromEnv, run } from "../wire/process";
import { startOperators } from "./server";

run("operators", () =>
  startOperators({
    ...placeFromEnv("operators", 12_114),
    latencyScale: Number(process.env.OPERATORS_LATENCY_SCALE ?? 1),
  }),
);
