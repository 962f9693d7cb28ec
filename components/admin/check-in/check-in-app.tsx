"use client";

import { useEffect, useState } from "react";
import type { Stage } from "#lib/boarding/gate/gate-list";
import styles from "./check-in.module.css";
import { ChooseSailing } from "./choose-sailing";
import { GateScreen } from "./gate-screen";
import {
  forgetPast,
  type KeptList,
  keepSetting,
  readList,
  readSetting,
  type Settings,
  type Worker,
} from "./gate-store";
import { checkInPath, keepPage } from "./page-keeper";

type Chosen = { list: KeptList; stage: Stage; device: { id: string; name: string } };

/** Check-in: choose a sailing, then scan. What was chosen is there again after a reload, without network too. */
export function CheckInApp({ worker }: { worker: Worker }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    // The camera is allowed to this page, not to one that one came from without loading this one.
    const [loaded] = performance.getEntriesByType("navigation");
    if (loaded && new URL(loaded.name).pathname !== checkInPath) {
      window.location.reload();
      return;
    }
    async function resume() {
      await forgetPast(new Date());
      const [settings, sailing] = await Promise.all([
        readSetting<Settings>("gate"),
        readSetting<string>("sailing"),
      ]);
      const list = sailing ? await readList(sailing) : null;
      if (settings && list) setChosen({ list, stage: settings.stage, device: settings.device });
    }
    resume().finally(() => setReady(true));
  }, []);

  async function begin(list: KeptList, settings: Settings) {
    await keepSetting("gate", settings);
    await keepSetting("sailing", list.sailing.id);
    setChosen({ list, stage: settings.stage, device: settings.device });
    // Without it one works all the same, as long as the page isn't loaded anew.
    await keepPage().catch(() => {});
  }

  async function leave() {
    await keepSetting("sailing", null);
    setChosen(null);
  }

  if (!isReady) return <p className={styles.wait}>One moment</p>;
  if (!chosen) return <ChooseSailing onChosen={begin} />;
  return (
    <GateScreen
      list={chosen.list}
      stage={chosen.stage}
      device={chosen.device}
      worker={worker}
      onLeave={leave}
    />
  );
}
