import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { askForOperatorWork } from "#lib/booking/operators/ask-for-operator-work";

const post = staffEndpoint<{ code: string }>(
  { name: "ask-for-feed", use: "change", work: "operators" },
  async ({ params, actor }) => {
    const task = await askForOperatorWork(database(), actor, params.code, "feed");
    return { status: 202, body: { data: { asked: task !== null } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
