import { run } from "../wire/process";
import { configFromEnv } from "./config";
import { startStripe } from "./server";

run("stripe", () => startStripe(configFromEnv()));
