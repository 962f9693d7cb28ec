import type { Metadata } from "next";
import { MediaDesk } from "#components/admin/media/media-desk";
import { database } from "#db/client";
import { config } from "#lib/config/config";
import { listPictures } from "#lib/media/list-pictures";
import { listSubjects } from "#lib/media/list-subjects";
import { openStorage } from "#lib/media/storage";
import { subjectOfWord } from "#lib/media/subject";
import { staffPage } from "../../_page/staff-page";

export const metadata: Metadata = { title: "Pictures" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MediaPage({ searchParams }: Props) {
  await staffPage("media");
  const { subject } = await searchParams;
  const { sql } = database();
  const subjects = await listSubjects(sql);
  const chosen = subjects.find((one) => one.subject === subject)?.subject ?? null;
  const read = chosen === null ? null : subjectOfWord(chosen);
  const data = read ? await listPictures(sql, read) : [];
  return (
    <MediaDesk
      subjects={subjects}
      initial={{ subject: chosen, body: { data, storage: openStorage(config()) !== null } }}
    />
  );
}
