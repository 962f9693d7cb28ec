import { Notice } from "#components/ui/notice";
import type { StaffRefusal } from "../staff-api";

/** Why a change was not made, with what is wrong in which field. Spoken when it appears. */
export function RefusalNote({ refusal }: { refusal: StaffRefusal | null }) {
  return (
    <div role="alert">
      {refusal && (
        <Notice look="bad" title={refusal.detail}>
          {refusal.errors?.map(({ path, message }) => (
            <p key={path}>{`${path}: ${message}`}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
