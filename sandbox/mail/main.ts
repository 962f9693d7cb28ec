import { placeFromEnv, run } from "../wire/process";
import { startMail } from "./server";

run("mail", () =>
  startMail({
    ...placeFromEnv("mail", 12_112),
    webhookUrl: process.env.RESEND_WEBHOOK_URL || undefined,
    webhookSecret:
      process.env.RESEND_WEBHOOK_SECRET ?? "whsec_Z2FuZ3dheS1kZW1vLW1haWwtd2ViaG9va3M=",
    webhookEvents: process.env.RESEND_WEBHOOK_EVENTS?.split(","),
    webhookBackOffMs: Number(process.env.RESEND_WEBHOOK_BACKOFF_MS ?? 1000),
  }),
);
