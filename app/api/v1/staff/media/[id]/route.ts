import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { attachBody, pictureBody } from "#http/schemas/media-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { attachPicture } from "#lib/media/attach-picture";
import { changePicture } from "#lib/media/change-picture";
import { removePicture } from "#lib/media/remove-picture";
import { storage } from "#lib/media/storage";
import { cache } from "#lib/redis/redis";

type Params = { id: string };

const put = staffEndpoint<Params>(
  { name: "attach-picture", use: "change", work: "pictures" },
  async ({ request, params, actor }) => {
    const words = await readBody(request, attachBody);
    const id = pictureId(params);
    await attachPicture({ database: database(), storage: storage() }, actor, id, words);
    return done(id);
  },
);

const patch = staffEndpoint<Params>(
  { name: "change-picture", use: "change", work: "pictures" },
  async ({ request, params, actor }) => {
    const change = await readBody(request, pictureBody);
    const id = pictureId(params);
    await changePicture({ database: database(), cache: cache() }, actor, id, change);
    return done(id);
  },
);

const remove = staffEndpoint<Params>(
  { name: "remove-picture", use: "change", work: "pictures" },
  async ({ params, actor }) => {
    const id = pictureId(params);
    await removePicture({ database: database(), cache: cache() }, actor, id);
    return done(id);
  },
);

function pictureId({ id }: Params): string {
  if (isUuid(id)) return id;
  throw new DomainError("not_found", "There is no such picture.");
}

const done = (id: string) => ({ body: { data: { id }, tasks: [] } });

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  DELETE: remove,
  PATCH: patch,
  PUT: put,
});
