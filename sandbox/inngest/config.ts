/** What the process is told by its environment, read once at the start. */
export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  appUrls: string[];
  eventKey: string;
  signingKey: string;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`sandbox/inngest needs ${name}`);
    return value;
  };
  return {
    host: env.HOST ?? "127.0.0.1",
    port: Number(need("PORT")),
    databaseUrl: need("DATABASE_URL"),
    appUrls: need("INNGEST_APP_URLS")
      .split(",")
      .map((url) => url.trim())
      .filter(Boolean),
    eventKey: need("INNGEST_EVENT_KEY"),
    signingKey: need("INNGEST_SIGNING_KEY"),
  };
}
