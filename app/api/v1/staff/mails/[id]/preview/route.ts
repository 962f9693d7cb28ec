import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { previewMail } from "#lib/notice/preview-mail";
import { officePages } from "#lib/office/pages";

/** A page of its own, whose policy (lib/front/security-headers.ts) lets nothing run and nothing be reached. */
const get = staffEndpoint<{ id: string }>(
  { name: "preview-mail", use: "read", roles: officePages.mail.roles },
  async ({ params, caller }) => {
    const mail = await previewMail(database().sql, params.id);
    if (!mail) throw new DomainError("not_found", "There is no such mail.");
    return new Response(mail.html, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "x-request-id": caller.requestId,
      },
    });
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
