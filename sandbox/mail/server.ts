import { json, type WireAnswer, type WireRequest } from "../wire/message";
import type { Place } from "../wire/process";
import { startWire, type Wire } from "../wire/server";
import { Store } from "../wire/store";
import { Api } from "./api";
import { ofStatus } from "./errors";
import { Mailbox } from "./mailbox";
import { attachmentOf, htmlOf, listPage, mailPage, notFound, STYLE } from "./pages";
import { Webhooks } from "./webhooks";

export interface MailConfig extends Place {
  webhookUrl: string | undefined;
  webhookSecret: string;
  /** The events the endpoint is subscribed to; undefined is all of them. */
  webhookEvents?: string[] | undefined;
  webhookBackOffMs: number;
}

/** Resend takes 40 MB a mail, after base64. */
const BODY_LIMIT = 56 * 1024 * 1024;

export async function startMail(config: MailConfig): Promise<Wire> {
  const store = Store.open(config.stateDir);
  const mailbox = new Mailbox(store);
  const webhooks = new Webhooks(
    store,
    config.webhookUrl
      ? {
          url: config.webhookUrl,
          secret: config.webhookSecret,
          events: config.webhookEvents,
          backOffMs: config.webhookBackOffMs,
        }
      : undefined,
  );
  const api = new Api(mailbox, webhooks);
  const wire = await startWire({
    name: "mail",
    host: config.host,
    port: config.port,
    journal: mailbox.journal,
    bodyLimit: BODY_LIMIT,
    refuse: (status) => ofStatus(status).toAnswer(),
    playsFault: ({ fault, path }) => fault === "delay" && path.startsWith("/emails"),
    handle: (request) => reading(mailbox, request) ?? api.answer(request),
  });
  return {
    url: wire.url,
    async close() {
      webhooks.stop();
      await wire.close();
      store.close();
    },
  };
}

/** The mailbox for people and tests; everything else is Resend's API. */
function reading(mailbox: Mailbox, request: WireRequest): WireAnswer | undefined {
  const { method, path, query } = request;
  if (path === "/mailbox" && method === "DELETE") {
    mailbox.clear();
    return json(200, { ok: true });
  }
  if (method !== "GET") return undefined;
  const to = query.get("to");
  if (path === "/") return listPage(mailbox.list(to), to);
  if (path === "/mailbox") return json(200, mailbox.list(to));
  if (path === "/style.css") {
    return { status: 200, headers: { "content-type": "text/css; charset=utf-8" }, body: STYLE };
  }
  const [, folder, id = "", part, index] = path.split("/");
  if (folder !== "mail") return undefined;
  const mail = mailbox.get(id);
  if (!mail) return notFound();
  if (part === undefined) return mailPage(mail);
  if (part === "html") return htmlOf(mail);
  return part === "attachments" ? attachmentOf(mail, Number(index)) : notFound();
}
