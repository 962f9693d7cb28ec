import type { Metadata } from "next";
import { PageHead } from "#components/admin/parts/page-head";
import { staffPage } from "../_page/staff-page";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const { name } = await staffPage("today");
  return <PageHead title="Today" lead={`Good day, ${name}`} />;
}
