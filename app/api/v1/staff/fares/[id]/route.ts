import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readTariff } from "#lib/office/fares/read-tariff";
import { officePages } from "#lib/office/pages";
import { tariffId } from "../bodies";

const get = staffEndpoint<{ id: string }>(
  { name: "tariff", use: "read", roles: officePages.fares.roles },
  async ({ params }) => {
    const tariff = await readTariff(database().sql, tariffId(params.id));
    if (!tariff) throw new DomainError("not_found", "There is no such tariff.");
    return { body: { data: tariff } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
