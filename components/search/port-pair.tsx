"use client";

import { useEffect, useState } from "react";
import { type PortEntry, PortField, type PortFieldWords } from "./port-field";
import styles from "./port-pair.module.css";

/** What the address said: the port it named, or the words that name none. */
export type AskedPort = { chosen: { slug: string; name: string } | null; unknown: string };

type Props = {
  first: PortFieldWords & AskedPort;
  second: PortFieldWords & AskedPort;
  /** "Swap", and what it swaps for who only hears it; a pair without them cannot be turned round. */
  swapWords?: { short: string; long: string };
};

const entryOf = ({ chosen, unknown }: AskedPort): PortEntry => ({
  typed: chosen?.name ?? unknown,
  port: chosen,
});

/** From and to, and a way to turn them round: who has looked one way mostly looks the other way next. */
export function PortPair({ first, second, swapWords }: Props) {
  const [one, setOne] = useState(() => entryOf(first));
  const [other, setOther] = useState(() => entryOf(second));
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  function swap() {
    setOne(other);
    setOther(one);
  }

  return (
    <div className={styles.pair}>
      <PortField {...first} entry={one} onEntry={setOne} />
      <div className={styles.second}>
        <PortField {...second} entry={other} onEntry={setOther} />
        {swapWords && isReady && (
          <button type="button" className={styles.swap} onClick={swap} aria-label={swapWords.long}>
            {swapWords.short}
          </button>
        )}
      </div>
    </div>
  );
}
