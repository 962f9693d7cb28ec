import type { Sql } from "#db/client";
import { openDocument, sealDocument } from "#lib/booking/seal-document";
import { config } from "#lib/config/config";
import { newId } from "#lib/identity/uuid";
import { refuseMore } from "./kept";

/** Somebody who often travels along, as a booking's body names a passenger. */
export type SavedPassenger = {
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: string;
  nationality: string;
  document?:
    | { kind: string; number: string; country: string; expires_on: string }
    | null
    | undefined;
};

type Row = {
  id: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: string;
  nationality: string;
  document_kind: string | null;
  document_number: Buffer | null;
  document_country: string;
  document_expires_on: string;
};

const key = () => Buffer.from(config().DOCUMENT_KEY, "base64");
const place = (id: string) => `saved/${id}`;

/** Keeps somebody for later bookings, the document's number sealed; answers with an id. Throws `invalid` when there are too many. */
export async function savePassenger(
  sql: Sql,
  accountId: string,
  passenger: SavedPassenger,
): Promise<string> {
  const id = newId();
  const { document } = passenger;
  const sealed = document ? sealDocument(key(), place(id), document.number) : null;
  await sql.begin(async (tx) => {
    await refuseMore(tx, accountId, "saved_passenger");
    await tx`
      insert into saved_passenger (id, account_id, first_name, last_name, birth_date, gender, nationality,
        document_kind, document_number, document_country, document_expires_on, created_at)
      values (${id}, ${accountId}, ${passenger.first_name}, ${passenger.last_name}, ${passenger.birth_date},
        ${passenger.gender}, ${passenger.nationality}, ${document?.kind ?? null}, ${sealed},
        ${document?.country ?? null}, ${document?.expires_on ?? null}, now())`;
  });
  return id;
}

/** Everybody an account has kept, documents opened: for their holder only. */
export async function listPassengers(
  sql: Sql,
  accountId: string,
): Promise<(SavedPassenger & { id: string })[]> {
  const rows = await sql<Row[]>`
    select id, first_name, last_name, birth_date::text, gender, nationality, document_kind,
      document_number, document_country, document_expires_on::text
    from saved_passenger where account_id = ${accountId} order by created_at, id`;
  return rows.map(
    ({ document_kind, document_number, document_country, document_expires_on, ...row }) => ({
      ...row,
      document:
        document_kind && document_number
          ? {
              kind: document_kind,
              number: openDocument(key(), place(row.id), document_number),
              country: document_country,
              expires_on: document_expires_on,
            }
          : null,
    }),
  );
}
