import { database } from "#db/client";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { mediaParams } from "#http/schemas/media-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { config } from "#lib/config/config";
import { listPictures } from "#lib/media/list-pictures";
import { openStorage } from "#lib/media/storage";

const get = staffEndpoint({ name: "pictures", use: "read", roles: ["sales"] }, async ({ url }) => {
  const { subject } = readQuery(url, mediaParams);
  const data = await listPictures(database().sql, subject);
  return { body: { data, storage: openStorage(config()) !== null } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
