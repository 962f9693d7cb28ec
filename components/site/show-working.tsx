"use client";

import { useEffect } from "react";

/** A quick answer needs no sign, and one that flashes past is noise. */
const pauseMs = 300;

/** What a click leads away by: a link to another page, in this window. A file for a calendar is none, and comes without one. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!isPlain || !link || link.target || link.download || event.defaultPrevented) return null;
  if (!/^https?:$/.test(link.protocol) || link.getAttribute("href")?.startsWith("#")) return null;
  if (link.pathname.startsWith("/api/")) return null;
  return link;
}

/**
 * Marks the link or the button that was pressed while its page is long in coming (base.css draws it).
 * Pages are plain documents: there is no state of loading to ask for.
 */
export function ShowWorking() {
  useEffect(() => {
    let timer = 0;
    const clear = () => {
      clearTimeout(timer);
      for (const element of document.querySelectorAll("[data-working]")) {
        element.removeAttribute("data-working");
      }
    };
    const mark = (element: Element | null) => {
      clear();
      if (element)
        timer = window.setTimeout(() => element.setAttribute("data-working", ""), pauseMs);
    };
    const onClick = (event: MouseEvent) => {
      const link = leavingLink(event);
      if (link) mark(link);
    };
    const onSubmit = (event: SubmitEvent) => {
      if (!event.defaultPrevented) mark(event.submitter);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    // Somebody who goes back finds the page as they left it.
    window.addEventListener("pageshow", clear);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
      window.removeEventListener("pageshow", clear);
      clear();
    };
  }, []);
  return null;
}
