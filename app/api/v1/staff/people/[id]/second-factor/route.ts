import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { resetSecondFactor } from "#lib/account/staff/reset-second-factor";

const remove = staffEndpoint<{ id: string }>(
  { name: "reset-second-factor", use: "change", work: "people" },
  async ({ params, staff }) => {
    const changed = await resetSecondFactor(database(), staff, params.id);
    return { body: { data: { changed } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ DELETE: remove });
