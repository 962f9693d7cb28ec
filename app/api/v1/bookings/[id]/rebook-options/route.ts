import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { requireAccess } from "#http/booking-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { rebookOptionsParams } from "#http/schemas/rebook-body";
import { rerouteOptions } from "#lib/booking/rebook/reroute-options";
import { changeTimes } from "#lib/port/change-times";
import { portDirectory } from "#lib/port/port-directory";

const get = endpoint<{ id: string }>(
  { name: "rebook-options", limit: "read" },
  async ({ request, params, url, caller }) => {
    requireAccess(request.headers, params.id);
    const { journey } = readQuery(url, rebookOptionsParams);
    const { sql } = database();
    const [times, ports] = await Promise.all([changeTimes(sql), portDirectory(sql)]);
    const { language } = caller;
    const reading = rerouteOptions(sql, { times, ports, language }, params.id, journey);
    return { body: { data: await withReading(reading) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
