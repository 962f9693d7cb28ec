import type { Operation } from "./operation";
import { eventsBody } from "./schemas/events-body";
import * as answers from "./schemas/looks-answers";
import { partyParams } from "./schemas/search-params";

/** The operations of what is looked at and what is recommended from it. */
export const looksOperations: Operation[] = [
  {
    method: "get",
    path: "/api/v1/sailings/{id}/recommendations",
    id: "recommendBesideSailing",
    tag: "Search",
    summary: "Up to ten sailings that go with one, for a party",
    description:
      "All can be booked by the party at the moment of the answer. A browser that agreed to be remembered gets what also suits its last looks. Put journey_id where a journey's id is asked for; words says the same in the answer's language.",
    query: partyParams,
    answer: answers.recommendationsEnvelope,
    refusals: ["not_found", "invalid"],
  },
  {
    method: "post",
    path: "/api/v1/events",
    id: "tellEvents",
    tag: "Looks",
    keyless: true,
    silent: true,
    summary: "Say what was looked at",
    description:
      "From our own pages only. Without the cookie of somebody who agreed it is counted by day and tied to nothing. Answers 204, also to what names nothing of ours.",
    body: eventsBody,
    answer: null,
    refusals: ["malformed", "invalid", "forbidden", "payload_too_large", "unsupported_media_type"],
  },
  {
    method: "get",
    path: "/api/v1/looks",
    id: "readLooks",
    tag: "Looks",
    summary: "Whether this browser is remembered, and all that is kept of it",
    answer: answers.looksEnvelope,
    refusals: [],
  },
  {
    method: "post",
    path: "/api/v1/looks",
    id: "agreeToLooks",
    tag: "Looks",
    keyless: true,
    summary: "Agree that this browser's looks are remembered",
    description:
      "Sets a cookie with a random number, for 180 days. A browser that says no itself (Sec-GPC, DNT) is not remembered: agreed is false then.",
    answer: answers.looksAgreed,
    created: true,
    refusals: ["forbidden"],
  },
  {
    method: "delete",
    path: "/api/v1/looks",
    id: "forgetLooks",
    tag: "Looks",
    keyless: true,
    summary: "Take that back: all that was remembered is deleted",
    answer: answers.looksForgotten,
    refusals: ["forbidden"],
  },
];
