"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { TextField } from "#components/ui/text-field";
import type { PromotionWords } from "#db/schema/promotion";
import type { Offers } from "#lib/office/mail/list-offers";
import listStyles from "../list/staff-list.module.css";
import { Dialog } from "../parts/dialog";
import { Frame } from "../parts/frame";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import styles from "./mail.module.css";

type Words = Record<"en" | "fr", PromotionWords>;
type Body = { data: Offers };

const languages = [
  ["en", "English"],
  ["fr", "French"],
] as const;

/** Offers to those who asked for them: written in both languages, looked at, sent once to each. */
export function OfferDesk({ initial, mayChange }: { initial: Body; mayChange: boolean }) {
  const { data: body = initial } = useLive<Body>("/offers", { path: "/offers", body: initial });
  const { send, isBusy, refusal, forget } = useChange();
  const [draft, setDraft] = useState<Words | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { offers, subscribers } = body.data;

  function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const words = Object.fromEntries(
      languages.map(([code]) => {
        const told = (name: string) => String(typed.get(`${code}_${name}`) ?? "").trim();
        const lead = told("lead")
          .split(/\n+/)
          .map((line) => line.trim());
        return [
          code,
          {
            subject: told("subject"),
            heading: told("heading"),
            lead: lead.filter((line) => line !== ""),
            link: told("link"),
          },
        ];
      }),
    ) as Words;
    setDraft(words);
  }

  function close() {
    forget();
    setDraft(null);
  }

  async function sendIt() {
    if (!(await send("POST", "/offers", draft))) return;
    // What stays written is sent again by whoever isn't sure that it went.
    form.current?.reset();
    close();
  }

  return (
    <>
      {mayChange && (
        <Panel id="new" title="A new offer">
          <form ref={form} className={styles.form} onSubmit={look}>
            <div className={styles.languages}>
              {languages.map(([code, name]) => (
                <fieldset key={code}>
                  <legend>{name}</legend>
                  <TextField
                    id={`${code}_subject`}
                    name={`${code}_subject`}
                    label="Subject"
                    required
                    maxLength={120}
                  />
                  <TextField
                    id={`${code}_heading`}
                    name={`${code}_heading`}
                    label="Heading"
                    required
                    maxLength={160}
                  />
                  <Field id={`${code}_lead`} label="Text" hint="A paragraph a line">
                    <textarea
                      id={`${code}_lead`}
                      name={`${code}_lead`}
                      className={styles.lead}
                      required
                      maxLength={6_000}
                      aria-describedby={`${code}_lead-hint`}
                    />
                  </Field>
                  <TextField
                    id={`${code}_link`}
                    name={`${code}_link`}
                    label="Leads to"
                    hint="A path of ours"
                    required
                    maxLength={500}
                    pattern="/([!-.0-\[\]-~][!-~]*)?"
                    defaultValue={`/${code}`}
                  />
                </fieldset>
              ))}
            </div>
            <div>
              <Button type="submit">Look at it</Button>
            </div>
          </form>
        </Panel>
      )}
      <Panel id="sent" title="Offers sent">
        {offers.length === 0 ? (
          <p className="quiet">None yet.</p>
        ) : (
          <Frame label="Offers sent">
            <table className={listStyles.table}>
              <thead>
                <tr>
                  <th scope="col">Subject</th>
                  <th scope="col">Published</th>
                  <th scope="col">By</th>
                  <th scope="col" className={listStyles.figure}>
                    Sent
                  </th>
                  <th scope="col" className={listStyles.figure}>
                    To go
                  </th>
                  <th scope="col" className={listStyles.figure}>
                    Not sent
                  </th>
                </tr>
              </thead>
              <tbody>
                {offers.map((offer) => (
                  <tr key={offer.id}>
                    <th scope="row">{offer.words.en.subject}</th>
                    <td>
                      <Moment at={offer.at} />
                    </td>
                    <td>{offer.by ?? "–"}</td>
                    <td className={listStyles.figure}>{offer.sent}</td>
                    <td className={listStyles.figure}>{offer.due}</td>
                    <td className={listStyles.figure}>{offer.ended}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Panel>
      <Dialog title="This is what goes out" isOpen={draft !== null} onClose={close}>
        {draft && (
          <div className={styles.form}>
            {languages.map(([code]) => (
              <section key={code} lang={code}>
                <p className="quiet small">{draft[code].subject}</p>
                <h3>{draft[code].heading}</h3>
                {draft[code].lead.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may say the same, and none moves
                  <p key={at}>{line}</p>
                ))}
                <p className="small">{draft[code].link}</p>
              </section>
            ))}
            <p>
              {`It goes once to ${subscribers.toLocaleString("en")} who asked for offers, and cannot be called back.`}
            </p>
            <RefusalNote refusal={refusal} />
            <div>
              <Button isBusy={isBusy} onClick={sendIt}>
                Send it
              </Button>
            </div>
          </div>
        )}
      </Dialog>
    </>
  );
}
