import { Journal } from "../wire/journal";
import type { Collection, Store } from "../wire/store";
import { bareAddress } from "./read-mail";
import type { Mail } from "./types";

/** Mails carry attachments: only so many are remembered. */
const KEPT = 3000;

export class Mailbox {
  readonly journal: Journal;
  private readonly mails: Collection<Mail>;

  constructor(readonly store: Store) {
    this.mails = store.collection<Mail>("mail", KEPT);
    this.journal = new Journal(store, 20_000, (entry) => {
      const mail = this.mails.get(entry.ids[0] ?? "");
      if (!mail) return entry;
      const { html, text, attachments, cc, bcc, reply_to, headers, tags, from } = mail;
      return { ...entry, from, cc, bcc, reply_to, headers, tags, html, text, attachments };
    });
  }

  take(mail: Mail, asked: { path: string; idempotencyKey: string | undefined }): void {
    this.mails.save(mail.id, mail);
    this.journal.record({
      method: "POST",
      path: asked.path,
      effect: "email.sent",
      ids: [mail.id],
      idempotency_key: asked.idempotencyKey ?? null,
      to: mail.to,
      subject: mail.subject,
    });
  }

  get(id: string): Mail | undefined {
    return this.mails.get(id);
  }

  /** Newest first; to anyone, or to one address (also as a copy). */
  list(to: string | null): Mail[] {
    const all = this.mails.newestFirst();
    if (!to) return all;
    const wanted = bareAddress(to);
    return all.filter((mail) =>
      [...mail.to, ...mail.cc, ...mail.bcc].some((address) => bareAddress(address) === wanted),
    );
  }

  clear(): void {
    for (const mail of this.mails.newestFirst()) this.mails.delete(mail.id);
    this.store.commit();
  }
}
