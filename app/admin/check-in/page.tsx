import type { Metadata } from "next";
import { CheckInApp } from "#components/admin/check-in/check-in-app";
import { staffPage } from "../../_page/staff-page";

export const metadata: Metadata = { title: "Check-in" };

export default async function CheckInPage() {
  const { id, name } = await staffPage("check_in");
  return <CheckInApp worker={{ id, name }} />;
}
