import { bold, dim, green } from "./say.mjs";

/** What is where, and what to try first. */
export function summary({ stack, endpoints, took }) {
  const row = (name, value, more) =>
    value ? `  ${name.padEnd(10)}${value}${more ? `  ${dim(more)}` : ""}` : undefined;
  const real = (name) => (stack.given[name] ? "the real one, with your key" : undefined);
  const { app, stripe, mail, inngest, admin, sales } = endpoints;
  return [
    "",
    `${green("●")} ${bold(`Gangway is up: ${app}`)}  ${dim(`in ${took}`)}`,
    "",
    row("app", app),
    row("API", `${app}/docs/api`),
    row("mailbox", mail ?? real("RESEND_API_KEY"), mail && "every mail the app sends"),
    row(
      "Stripe",
      stripe ? `${stripe}/_sandbox/journal` : real("STRIPE_SECRET_KEY"),
      stripe && "what was charged",
    ),
    row("Inngest", inngest, "background runs"),
    row("operators", endpoints.operators),
    row("storage", endpoints.storage),
    row("staff", `${app}/admin`),
    row("", `${admin.email}  ${admin.password}`, `authenticator secret ${admin.totp_secret}`),
    row("", `${sales.email}  ${sales.password}`, "without a second factor"),
    row("Postgres", endpoints.database_url),
    row("Redis", endpoints.redis_url ?? "none: works without, only slower"),
    row("files", stack.state, "logs/, endpoints.json"),
    "",
    stripe && `  Pay with the test card ${bold("4242 4242 4242 4242")}, any later date, any CVC.`,
    `  ${dim("Illustrative timetable and prices. Ctrl-C stops everything.")}`,
    "",
  ]
    .filter((line) => line !== undefined && line !== null && line !== false)
    .join("\n");
}
