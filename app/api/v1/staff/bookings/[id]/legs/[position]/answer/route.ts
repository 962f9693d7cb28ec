import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { operatorAnswerBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { forgetBooking } from "#lib/booking/forget-booking";
import { answerByHand } from "#lib/booking/operators/answer-by-hand";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { cache } from "#lib/redis/redis";

const post = staffEndpoint<{ id: string; position: string }>(
  { name: "staff-operator-answer", use: "change", work: "operators" },
  async ({ request, params, actor }) => {
    const answer = await readBody(request, operatorAnswerBody);
    if (!isUuid(params.id) || !/^\d{1,2}$/.test(params.position)) {
      throw new DomainError("not_found", "There is no such leg.");
    }
    await answerByHand(ownOperatorContext(), actor, params.id, Number(params.position), answer);
    await forgetBooking({ sql: database().sql, cache: cache() }, params.id);
    return { body: { data: { id: params.id }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
