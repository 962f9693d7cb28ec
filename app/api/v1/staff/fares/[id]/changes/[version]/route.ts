import { database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { withdrawChange } from "#lib/fare/tariff/withdraw-change";
import { tariffId } from "../../../bodies";

const remove = staffEndpoint<{ id: string; version: string }>(
  { name: "withdraw-tariff-change", use: "change", work: "tariffs" },
  async ({ params, actor }) => {
    const [id, version] = [tariffId(params.id), tariffId(params.version)];
    const withdrawn = await withTransaction(database(), (tx) =>
      withdrawChange(tx, actor, id, version),
    );
    return { body: { data: { withdrawn } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ DELETE: remove });
