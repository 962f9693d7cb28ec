import type { Metadata } from "next";
import { PageHead } from "#components/admin/parts/page-head";
import { Panel } from "#components/admin/parts/panel";
import { Departures } from "#components/admin/today/departures";
import { TodayView } from "#components/admin/today/today-view";
import { firstRows } from "../_page/first-rows";
import { staffPage } from "../_page/staff-page";
import { departureList } from "../api/v1/staff/departures/list";
import { todayBody } from "../api/v1/staff/today/body";

export const metadata: Metadata = { title: "Today" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TodayPage({ searchParams }: Props) {
  const staff = await staffPage("today");
  const [body, departures] = await Promise.all([
    todayBody(staff, new Date()),
    firstRows("/departures", await searchParams, departureList),
  ]);
  return (
    <>
      <PageHead title="Today" lead={`Good day, ${staff.name}`} />
      <TodayView initial={body} />
      <Panel id="departures" title="Departures">
        <Departures initial={departures} />
      </Panel>
    </>
  );
}
