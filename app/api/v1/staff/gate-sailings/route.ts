import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { staffEndpoint } from "#http/staff-endpoint";
import { findGatePorts, findGateSailings } from "#lib/boarding/read-gate-sailing";
import { officePages } from "#lib/office/pages";

const query = z.strictObject({
  port: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{3}$/, "A UN/LOCODE, e.g. TNLGN.")
    .optional(),
});

/** The ports that work now, and what sails from one of them around now. */
const get = staffEndpoint(
  { name: "gate-sailings", use: "read", roles: officePages.check_in.roles },
  async ({ url, now }) => {
    const { port } = readQuery(url, query);
    const { sql } = database();
    const [ports, sailings] = await Promise.all([
      findGatePorts(sql, now),
      port ? findGateSailings(sql, port, now) : [],
    ]);
    return { body: { data: { ports, sailings } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
