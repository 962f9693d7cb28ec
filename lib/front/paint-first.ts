// The page of a sailing can be read, and all it leads to reached, before its script runs. On a slow line the
// script (Next's and React's, 120 kB) would share the line with the typefaces and the picture that a reader
// waits for: here it is asked for once the page was painted.
import type { IncomingMessage, ServerResponse } from "node:http";

/** The page of a sailing is read first; all others are worked with, and have their script as soon as may be. */
const paths = /^\/(?:en|fr)\/journeys\/[^?]*(?:\?|$)/;

/** Next's scripts of a page: it sends one of them with an id, the last. */
const scripts =
  /<script src="(\/_next\/static\/[^"]+\.js)"((?: (?:id|nonce|crossorigin)="[^"]*")*) async=""((?: (?:id|nonce|crossorigin)="[^"]*")*)><\/script>/g;
const preloads = /<link rel="preload" as="script" [^>]*\/>/g;
const last = 'id="_R_"';

/** So long a page that was never painted (in a tab nobody looks at, say) waits for its script, in milliseconds. */
const patienceMs = 2_000;

/**
 * What asks for a page's scripts after its first paint: a frame's callback comes before the paint, a timer
 * started there after it. Scripts that were still on their way are seen to until the page is whole.
 */
const loader = `(function(n){var d=document,b=0;function g(){d.querySelectorAll('script[type="later"]').forEach(function(o){var s=d.createElement("script");s.async=true;s.nonce=n;if(o.id)s.id=o.id;s.src=o.dataset.src;o.replaceWith(s)});if(d.readyState=="loading")setTimeout(g,20)}function once(){if(!b++)g()}if(d.visibilityState=="hidden")once();else{requestAnimationFrame(function(){setTimeout(once)});setTimeout(once,${patienceMs})}})(document.currentScript.nonce)`;

/**
 * Has a page that Next writes ask for its scripts after its first paint. What is compressed already, and what
 * is no page, goes as it is; so does every script that does not look as we know Next's to look.
 */
export function paintFirst(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" || !paths.test(request.url ?? "")) return;
  const { write, end } = response;
  let state: "before" | "within" | "after" = "before";

  const pass = (chunk: unknown): unknown => {
    if (state === "after" || !(typeof chunk === "string" || chunk instanceof Uint8Array)) {
      return chunk;
    }
    if (state === "before" && !isPlainPage(response)) {
      state = "after";
      return chunk;
    }
    const isText = typeof chunk === "string";
    // One character a byte: nothing but ASCII is looked for, and the rest keeps its bytes.
    const text = isText ? chunk : Buffer.from(chunk).toString("latin1");
    const changed = state === "before" ? withLoader(text) : later(text);
    if (changed === null) {
      state = "after";
      return chunk;
    }
    state = text.includes(last) ? "after" : "within";
    if (!response.headersSent) response.removeHeader("content-length");
    return isText ? changed : Buffer.from(changed, "latin1");
  };
  response.write = ((...[chunk, ...rest]: Parameters<typeof write>) =>
    write.apply(response, [pass(chunk), ...rest] as Parameters<typeof write>)) as typeof write;
  response.end = ((...[chunk, ...rest]: Parameters<typeof end>) =>
    end.apply(response, [pass(chunk), ...rest] as Parameters<typeof end>)) as typeof end;
}

function isPlainPage(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  // Brotli is made behind this (compress-page.ts), gzip before it, by Next.
  const encoding = response.getHeader("content-encoding");
  return type.startsWith("text/html") && (encoding === undefined || encoding === "br");
}

/** The page's beginning with its scripts for later, and what asks for them; null if it isn't as we know it. */
function withLoader(text: string): string | null {
  const head = text.indexOf("</head>");
  const nonce = text.match(/ nonce="([\w+/=]+)"/)?.[1];
  if (head < 0 || nonce === undefined) return null;
  const tag = `<script nonce="${nonce}">${loader}</script>`;
  return later(text.slice(0, head) + tag + text.slice(head));
}

function later(text: string): string {
  return text
    .replace(preloads, "")
    .replace(
      scripts,
      (_, source: string, before: string, after: string) =>
        `<script type="later" data-src="${source}"${before}${after}></script>`,
    );
}
