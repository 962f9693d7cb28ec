import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { noteBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { writeNote } from "#lib/booking/desk/write-note";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-note", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const { text } = await readBody(request, noteBody);
    const { id, isNew } = await writeNote(database(), staff, params.id, text);
    return { status: isNew ? 201 : 200, body: { data: { id }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
