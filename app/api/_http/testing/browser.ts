import { staffOf } from "#lib/account/staff-of";
import { config } from "#lib/config/config";
import { POST as verify } from "../../v1/account/second-factor/route";
import { POST as signIn } from "../../v1/account/sessions/route";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** A browser: it keeps cookies, and says where it is. */
export function browser(origin: string | null = new URL(config().APP_URL).origin) {
  const kept = new Map<string, string>();
  const headers = () =>
    new Headers({
      "content-type": "application/json",
      "user-agent": "Test",
      cookie: [...kept].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(origin === null ? {} : { origin }),
    });
  async function ask(handler: Handler, method: string, body?: unknown, params = {}) {
    const request = new Request("http://localhost:3000/api", {
      method,
      headers: headers(),
      body: body === undefined ? null : JSON.stringify(body),
    });
    const response = await handler(request, { params: Promise.resolve(params as never) });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] as string).split("=");
      if (/max-age=0/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    return {
      status: response.status,
      lines: response.headers.getSetCookie(),
      ...(await response.json()),
    };
  }
  return {
    ask,
    headers,
    staff: () => staffOf(headers()),
    signIn: (email: string, typed: string) => ask(signIn, "POST", { email, password: typed }),
    verify: (typed: string) => ask(verify, "POST", { code: typed }),
  };
}
