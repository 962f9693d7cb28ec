import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { uploadBody } from "#http/schemas/media-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { beginUpload } from "#lib/media/begin-upload";
import { storage } from "#lib/media/storage";

const post = staffEndpoint(
  { name: "begin-upload", use: "change", work: "pictures" },
  async ({ request, actor, now }) => {
    const wish = await readBody(request, uploadBody);
    const context = { database: database(), storage: storage() };
    return { status: 201, body: { data: await beginUpload(context, actor, wish, now), tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
