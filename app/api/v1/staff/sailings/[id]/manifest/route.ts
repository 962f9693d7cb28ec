import { z } from "zod";
import { database } from "#db/client";
import { csvAnswer } from "#http/csv-answer";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { parse } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { readManifest } from "#lib/boarding/read-manifest";
import { recordManifestUse } from "#lib/boarding/record-manifest-use";
import { officePages } from "#lib/office/pages";
import { manifestColumns } from "./columns";

const query = z.strictObject({ format: z.enum(["json", "csv"]).default("json") });

/** The people of a sailing, as JSON or as a file; who asked is written down. */
const get = staffEndpoint<{ id: string }>(
  { name: "manifest", use: "read", roles: officePages.check_in.roles },
  async ({ params, url, actor, now }) => {
    const { format } = readQuery(url, query);
    const sailingId = parse(uuid, params.id);
    const { sql } = database();
    const manifest = await readManifest(sql, sailingId, now);
    const people = manifest.people.length;
    const use = format === "csv" ? "export" : "open";
    await recordManifestUse(sql, actor, { sailingId, use, people, now });
    if (format === "json") return { body: { data: manifest, as_of: now.toISOString() } };
    const { day, from, to } = manifest.sailing;
    return csvAnswer(`manifest-${day}-${from.code}-${to.code}`, manifestColumns, manifest.people);
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
