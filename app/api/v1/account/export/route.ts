import { database } from "#db/client";
import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { exportAccount } from "#lib/account/export-account";

const get = endpoint({ name: "export-account", limit: "pay" }, async ({ request }) => {
  const { account } = await requireSession(request.headers, "read");
  return {
    headers: { "content-disposition": 'attachment; filename="gangway-account.json"' },
    body: { data: await exportAccount(database().sql, account.id) },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
