"use client";

import { PageFailure } from "#components/site/page-failure";
import { faces } from "./fonts";
import "./tokens.css";
import "./base.css";
import "./faces.css";

/** When even the frame of the page failed: no catalogue is at hand, so these few words stand here. */
const words = {
  title: "This page could not be shown",
  lead: "The fault is ours and has been noted. La faute est de notre côté et elle est notée.",
  retry: "Try again · Réessayer",
  home: "Gangway",
};

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en" className={faces}>
      <body>
        <main id="content">
          <PageFailure words={words} retry={reset} />
        </main>
      </body>
    </html>
  );
}
