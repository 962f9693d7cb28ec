"use client";

import { useState } from "react";
import { Notice } from "#components/ui/notice";
import type { StaffPicture } from "#lib/media/list-pictures";
import type { SubjectRow } from "#lib/media/list-subjects";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { useLive } from "../use-live";
import { PictureList } from "./picture-list";
import { SubjectChoice, subjectLabel } from "./subject-choice";
import { UploadCard } from "./upload-card";
import { UploadDrop } from "./upload-drop";
import { useUploads } from "./use-uploads";

type Answer = { data: StaffPicture[]; storage: boolean };
type Props = {
  subjects: SubjectRow[];
  initial: { subject: string | null; body: Answer };
};

const pathOf = (subject: string) => `/media?subject=${encodeURIComponent(subject)}`;

/** Pictures of one thing at a time: what is public, what is being made, and what is just coming. */
export function MediaDesk({ subjects: known, initial }: Props) {
  const [subject, setSubject] = useState(initial.subject);
  // How many each has changes with every picture that becomes public.
  const live = useLive<{ data: SubjectRow[] }>(
    "/media/subjects",
    { path: "/media/subjects", body: { data: known } },
    10_000,
  );
  const subjects = live.data?.data ?? known;
  const chosen = subjects.find((one) => one.subject === subject);
  function choose(word: string | null) {
    setSubject(word);
    window.history.replaceState(null, "", word === null ? "/admin/media" : `/admin${pathOf(word)}`);
  }
  return (
    <>
      <PageHead title="Pictures" lead="Of vessels, their cabins, ports and operators." />
      {!initial.body.storage && (
        <Notice title="No storage for pictures is set up.">
          <p>Nothing can be uploaded until the S3 settings are there; everything else works.</p>
        </Notice>
      )}
      <SubjectChoice subjects={subjects} subject={subject} choose={choose} />
      {chosen && (
        <SubjectPictures
          key={chosen.subject}
          subject={chosen}
          initial={initial.subject === chosen.subject ? initial.body : null}
          hasStorage={initial.body.storage}
        />
      )}
    </>
  );
}

function SubjectPictures({
  subject,
  initial,
  hasStorage,
}: {
  subject: SubjectRow;
  initial: Answer | null;
  hasStorage: boolean;
}) {
  const path = pathOf(subject.subject);
  const { data } = useLive<Answer>(path, initial ? { path, body: initial } : undefined, 2_000);
  const { uploads, add, attach, drop } = useUploads(subject.subject);
  const name = subjectLabel(subject);
  return (
    <>
      {hasStorage && (
        <Panel id="upload" title="Add pictures">
          <UploadDrop of={name} add={add} />
          {uploads.map((upload) => (
            <UploadCard key={upload.key} upload={upload} attach={attach} drop={drop} />
          ))}
        </Panel>
      )}
      <Panel id="pictures" title={`Pictures of ${name}`}>
        {data === undefined ? <p role="status">Looking …</p> : <PictureList pictures={data.data} />}
      </Panel>
    </>
  );
}
