import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readAvailability } from "#lib/availability/read-availability";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

const get = endpoint<{ id: string }>({ name: "read-availability", limit: "read" }, async (call) => {
  const { id } = call.params;
  const { sql, cache } = searchContext(call);
  const found = isUuid(id) ? (await readAvailability(sql, cache, [id])).get(id) : undefined;
  if (!found) throw new DomainError("not_found", "There is no such sailing.");
  return { body: { data: found } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
