import { requireSession } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { withGuessLimit } from "#http/guess-limit";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { passwordBody } from "#http/schemas/account-body";
import { beginEnrolment } from "#lib/account/second-factor";
import { ticketQrSvg } from "#lib/ticket/ticket-qr";

const post = endpoint(
  { name: "begin-enrolment", limit: "pay", mutation: "own_keys" },
  async ({ request, caller }) => {
    const { account } = await requireSession(request.headers, "change");
    const { password } = await readBody(request, passwordBody);
    const made = await withGuessLimit({ account: account.email, address: caller.address }, () =>
      beginEnrolment(request.headers, password),
    );
    const secret = new URL(made.uri).searchParams.get("secret");
    const data = {
      uri: made.uri,
      secret,
      qr_svg: ticketQrSvg(made.uri, "QR code"),
      backup_codes: made.backupCodes,
    };
    return { status: 201, body: { data, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
