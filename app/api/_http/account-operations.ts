import type { Operation } from "./operation";
import * as answers from "./schemas/account-answers";
import * as bodies from "./schemas/account-body";

const signedIn = { tag: "Account", signedIn: true } as const;
const change = { ...signedIn, keyless: true } as const;

/** The operations of accounts: travellers' and staff's alike. */
export const accountOperations: Operation[] = [
  {
    method: "post",
    path: "/api/v1/account/sessions",
    id: "signIn",
    tag: "Account",
    keyless: true,
    summary: "Sign in with e-mail address and password",
    description:
      "Sets the session's cookie. Where the account has a second factor, it is asked for first. Five wrong tries in 15 minutes.",
    body: bodies.signInBody,
    answer: answers.signedIn,
    created: true,
    refusals: ["invalid", "unauthorized", "forbidden"],
  },
  {
    ...signedIn,
    method: "get",
    path: "/api/v1/account/sessions",
    id: "listSessions",
    summary: "Where the account is signed in",
    answer: answers.sessions,
    refusals: ["unauthorized"],
  },
  {
    ...change,
    method: "delete",
    path: "/api/v1/account/sessions/{id}",
    id: "endSession",
    summary: "Sign out: `current`, or another session by its id",
    answer: answers.ended,
    refusals: ["unauthorized", "forbidden", "not_found"],
  },
  {
    method: "post",
    path: "/api/v1/account/second-factor",
    id: "verifySecondFactor",
    tag: "Account",
    keyless: true,
    summary: "Give a code of the second factor, or one that was written down",
    body: bodies.codeBody,
    answer: answers.proved,
    refusals: ["invalid", "unauthorized", "forbidden"],
  },
  {
    ...change,
    method: "post",
    path: "/api/v1/account/second-factor/enrolment",
    id: "beginEnrolment",
    summary: "Begin to use a second factor",
    description: "It asks for nothing until the first code of it was right.",
    body: bodies.passwordBody,
    answer: answers.enrolment,
    created: true,
    refusals: ["invalid", "unauthorized", "forbidden"],
  },
];
