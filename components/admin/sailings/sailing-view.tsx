"use client";

import Link from "next/link";
import { Notice } from "#components/ui/notice";
import { formatMoney } from "#lib/money/format-money";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import { Aftercare } from "./aftercare";
import { CancelDialog } from "./cancel-dialog";
import { CapacityDialog } from "./capacity-dialog";
import { OpenCases } from "./open-cases";
import { PriceDialog } from "./price-dialog";
import styles from "./sailing.module.css";
import { SailingBookings } from "./sailing-bookings";
import { SailingChanges } from "./sailing-changes";
import { SailingFares } from "./sailing-fares";
import { SailingPools } from "./sailing-pools";
import { countWords, levelWords, sailingStates } from "./sailing-words";
import { SaleDialog } from "./sale-dialog";
import { TimesDialog } from "./times-dialog";
import { VesselDialog } from "./vessel-dialog";
import { VoyageSailings } from "./voyage-sailings";

type Body = { data: SailingDetail };

/** One sailing: how it stands, who is on it, what was changed of it; kept fresh by itself. */
export function SailingView({ initial, mayChange }: { initial: Body; mayChange: boolean }) {
  const path = `/sailings/${initial.data.id}`;
  const { data = initial } = useLive<Body>(path, { path, body: initial }, 3_000);
  const sailing = data.data;
  const { label, tone } = sailingStates[sailing.status];
  const isSold = sailing.status === "open" || sailing.status === "closed";
  return (
    <>
      <PageHead
        title={`${sailing.from.name} – ${sailing.to.name}`}
        lead={
          <>
            <Moment at={sailing.departs_at} />
            {", "}
            {sailing.operator.name}
            {sailing.vessel && `, ${sailing.vessel.name}`}
          </>
        }
      >
        <Status tone={tone}>{label}</Status>
        <Link href={`/admin/sailings/${sailing.id}/manifest`} prefetch={false}>
          Passengers
        </Link>
      </PageHead>
      {sailing.has_left && sailing.status !== "cancelled" && (
        <Notice>It has left: nothing of its plan can be changed any more.</Notice>
      )}
      {sailing.aftercare && (
        <Aftercare sailing={sailing} state={sailing.aftercare} mayChange={mayChange} />
      )}
      {sailing.cases.length > 0 && <OpenCases sailing={sailing} mayChange={mayChange} />}
      <Panel
        id="facts"
        title="Plan"
        beside={
          mayChange &&
          isSold &&
          !sailing.has_left && (
            <div className={styles.changes}>
              <TimesDialog sailing={sailing} />
              <VesselDialog sailing={sailing} />
              <PriceDialog sailing={sailing} />
              <SaleDialog sailing={sailing} />
              <CancelDialog sailing={sailing} />
            </div>
          )
        }
      >
        <SailingFacts sailing={sailing} />
      </Panel>
      <Panel
        id="pools"
        title="Places"
        beside={mayChange && isSold && !sailing.has_left && <CapacityDialog sailing={sailing} />}
      >
        <SailingPools pools={sailing.pools} />
      </Panel>
      <SailingBookings sailing={sailing} />
      <SailingFares fares={sailing.fares} />
      {sailing.voyage.length > 1 && <VoyageSailings sailing={sailing} />}
      <SailingChanges changes={sailing.changes} />
    </>
  );
}

function SailingFacts({ sailing }: { sailing: SailingDetail }) {
  const { counts, operator } = sailing;
  const money = counts.revenue.map((one) => formatMoney(one, "en")).join(" + ") || "–";
  const words = Object.entries(counts.legs)
    .map(([word, count]) => `${count} ${word.toLowerCase().replaceAll("_", " ")}`)
    .join(", ");
  return (
    <Facts
      facts={[
        [`Departs ${sailing.from.code}`, <Moment key="departs" at={sailing.departs_at} />],
        [`Arrives ${sailing.to.code}`, <Moment key="arrives" at={sailing.arrives_at} />],
        ["Vessel", sailing.vessel?.name ?? "–"],
        ["Price level", levelWords(sailing.price_level_bp)],
        [
          "Booked",
          `${countWords(counts.bookings, "booking")}, ${countWords(counts.passengers, "passenger")}, ${countWords(counts.vehicles, "vehicle")}`,
        ],
        ["Held, not paid", countWords(counts.pending, "booking")],
        ["Sold for", money],
        [
          "Operator sells",
          operator.booking_mode === "instant" ? "at once" : "after it has said yes",
        ],
        ["Operator's word on the legs", words || "nothing to say yet"],
        ["Operator's timetable read", <Moment key="synced" at={operator.synced_at} />],
      ]}
    />
  );
}
