import { requireAccess } from "#http/booking-access";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";

const get = endpoint<{ id: string }>(
  { name: "read-booking", limit: "read" },
  async ({ request, params, caller }) => {
    requireAccess(request.headers, params.id);
    return { body: { data: await bookingAnswer(params.id, caller.language) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
