import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperatorView } from "#components/admin/operators/operator-view";
import { database } from "#db/client";
import { listOperatorHealth } from "#lib/office/operators/list-operator-health";
import { readOperatorWork } from "#lib/office/operators/read-operator-work";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Operator" };

export default async function OperatorPage({ params }: { params: Promise<{ code: string }> }) {
  const { role } = await staffPage("operators");
  const { code } = await params;
  const { sql } = database();
  const [all, work] = await Promise.all([listOperatorHealth(sql), readOperatorWork(sql, code)]);
  const operator = all.find((one) => one.code === code);
  if (!operator) notFound();
  const initial = { data: { ...operator, ...work }, as_of: new Date().toISOString() };
  return <OperatorView initial={initial} mayChange={role === "admin" || role === "sales"} />;
}
