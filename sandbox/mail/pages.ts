import type { WireAnswer } from "../wire/message";
import type { Mail } from "./types";

/** The mailbox in a browser: plain pages, no script. */
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export const STYLE = `
:root{color-scheme:light dark;--ink:#16202c;--soft:#55606e;--line:#d9dee5;--paper:#fff;--back:#f4f6f8;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#a3adba;--line:#333c48;--paper:#1b222b;--back:#12171d;--link:#7db8f5}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:.5rem 0 1rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:2rem 0 .5rem}
a{color:var(--link)}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 1rem}
label{display:block;font-size:.9rem}
input,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:6px;padding:.45rem .7rem;min-height:44px}
ul.mails{list-style:none;margin:0;padding:0;background:var(--paper);border:1px solid var(--line);border-radius:10px}
ul.mails li+li{border-top:1px solid var(--line)}
ul.mails a{display:block;padding:.8rem 1rem;text-decoration:none;color:inherit}
ul.mails a:hover strong{text-decoration:underline}
ul.mails strong{display:block;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0 0 1rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:70vh;min-height:20rem;border:1px solid var(--line);border-radius:10px;background:#fff;resize:vertical;color-scheme:light}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1rem;font:14px/1.5 ui-monospace,monospace}
`;

const POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

function page(title: string, content: string, status = 200): WireAnswer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "no-store",
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
<body><main>${content}</main></body></html>`,
  };
}

const when = (mail: Mail) =>
  `<time datetime="${mail.created_at}">${mail.created_at.slice(0, 19).replace("T", " ")} UTC</time>`;

export function listPage(mails: Mail[], to: string | null): WireAnswer {
  const rows = mails.slice(0, 200).map(
    (mail) => `<li><a href="/mail/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong>
<span class="soft">to ${escapeHtml(mail.to.join(", "))} · ${when(mail)} · ${mail.outcome}${
      mail.attachments.length > 0 ? ` · ${mail.attachments.length} attached` : ""
    }</span></a></li>`,
  );
  return page(
    "Mailbox",
    `<h1>Mailbox</h1>
<p class="soft">Every mail Gangway sent on this machine, newest first. Nothing leaves it.</p>
<form method="get" action="/"><div><label for="to">To address</label><input id="to" name="to" type="email" value="${escapeHtml(to ?? "")}"></div><button>Show</button></form>
${rows.length > 0 ? `<ul class="mails">${rows.join("")}</ul>` : "<p>No mail yet.</p>"}
${mails.length > 200 ? `<p class="soft">and ${mails.length - 200} older</p>` : ""}`,
  );
}

export function mailPage(mail: Mail): WireAnswer {
  const facts: [string, string][] = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Copy", [...mail.cc, ...mail.bcc].join(", ")],
    ["Reply to", mail.reply_to.join(", ")],
    ["Became", mail.outcome],
    ...Object.entries(mail.headers),
  ];
  const attached = mail.attachments.map(
    ({ filename, size, content_type }, index) =>
      `<li><a href="/mail/${mail.id}/attachments/${index}" download="${escapeHtml(filename)}">${escapeHtml(filename)}</a> <span class="soft">${escapeHtml(content_type)}, ${size} bytes</span></li>`,
  );
  return page(
    mail.subject,
    `<p><a href="/">All mail</a></p><h1>${escapeHtml(mail.subject)}</h1>
<dl><dt>At</dt><dd>${when(mail)}</dd>${facts
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
      .join("")}</dl>
${attached.length > 0 ? `<h2>Attachments</h2><ul>${attached.join("")}</ul>` : ""}
${
  mail.html === null
    ? ""
    : `<h2>As the reader sees it</h2><iframe title="The mail" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<p><a href="/mail/${mail.id}/html">Open it alone</a></p>`
}
${mail.text === null ? "" : `<h2>As plain text</h2><pre>${escapeHtml(mail.text)}</pre>`}`,
  );
}

/** The mail's own HTML: no script, links open beside, inline pictures come from the attachments. */
export function htmlOf(mail: Mail): WireAnswer {
  let html = mail.html ?? "";
  for (const [index, { content_id }] of mail.attachments.entries()) {
    if (content_id)
      html = html.replaceAll(`cid:${content_id}`, `/mail/${mail.id}/attachments/${index}`);
  }
  const based = /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
    : `<base target="_blank">${html}`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src * data:",
      "cache-control": "no-store",
    },
    body: based,
  };
}

export function attachmentOf(mail: Mail, index: number): WireAnswer {
  const attachment = mail.attachments[index];
  if (!attachment) return notFound();
  const name = encodeURIComponent(attachment.filename);
  // A picture may be shown; anything that could run is only ever saved.
  const shown = /^image\/(png|jpeg|gif|webp)/.test(attachment.content_type)
    ? "inline"
    : "attachment";
  return {
    status: 200,
    headers: {
      "content-type": attachment.content_type.replace(/[\r\n]/g, ""),
      "content-disposition": `${shown}; filename*=UTF-8''${name}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
    body: Buffer.from(attachment.content, "base64"),
  };
}

export function notFound(): WireAnswer {
  return page("Not here", '<h1>Not here</h1><p><a href="/">All mail</a></p>', 404);
}
