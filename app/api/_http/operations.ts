import type { z } from "zod";
import type { ErrorCode } from "#lib/errors/codes";
import * as answers from "./schemas/answers";
import { bookingBody } from "./schemas/booking-body";
import { cancelBody, quoteBody } from "./schemas/cancel-body";
import { noticeBody } from "./schemas/notice-body";
import {
  askParams,
  calendarParams,
  partyParams,
  portParams,
  searchParams,
} from "./schemas/search-params";
import { sessionBody } from "./schemas/session-body";

export type Operation = {
  method: "get" | "post";
  path: string;
  id: string;
  summary: string;
  description?: string;
  tag: "Search" | "Booking" | "Payment" | "Tasks";
  query?: z.ZodType;
  body?: z.ZodType;
  /** No body at all is taken for an empty object. */
  bodyOptional?: boolean;
  /** Needs the booking's access token or its cookie. */
  access?: boolean;
  /** A change may carry an idempotency key; this one must. */
  keyRequired?: boolean;
  answer: z.ZodType | null;
  created?: boolean;
  /** Answers 202: what was asked for happens a little later. */
  accepted?: boolean;
  refusals: ErrorCode[];
};

/** Every operation of the API, with the schemas that validate it: what /api/v1/openapi.json is made of. */
export const operations: Operation[] = [
  {
    method: "get",
    path: "/api/v1/ports",
    id: "searchPorts",
    tag: "Search",
    summary: "Find ports by code or by what people type",
    description:
      "Forgives typing mistakes and knows names in several languages. Also answers with groups of ports (Sardinia) and countries, which a search takes by their slug like a port.",
    query: portParams,
    answer: answers.portsEnvelope,
    refusals: ["invalid"],
  },
  {
    method: "get",
    path: "/api/v1/ferry/search",
    id: "searchJourneys",
    tag: "Search",
    summary: "Find journeys that a party can book on a day",
    description:
      "X-Cache says HIT, MISS or BYPASS; Server-Timing says where the time went. With return_date the answer holds the journeys back as `return`.",
    query: searchParams,
    answer: answers.searchAnswer,
    refusals: ["invalid", "port_unknown"],
  },
  {
    method: "get",
    path: "/api/v1/ferry/ask",
    id: "understandLine",
    tag: "Search",
    summary: "Read a journey out of one line of free text",
    description:
      "In English and French, with Italian and Spanish words. Nothing is guessed in silence: doubts says what may be meant otherwise, unread what was not understood.",
    query: askParams,
    answer: answers.askEnvelope,
    refusals: ["invalid"],
  },
  {
    method: "get",
    path: "/api/v1/ferry/calendar",
    id: "monthCalendar",
    tag: "Search",
    summary: "The cheapest price of each day of a month",
    query: calendarParams,
    answer: answers.calendarEnvelope,
    refusals: ["invalid", "port_unknown"],
  },
  {
    method: "get",
    path: "/api/v1/journeys/{id}",
    id: "readJourney",
    tag: "Search",
    summary: "One journey, priced afresh for a party",
    query: partyParams,
    answer: answers.journeyEnvelope,
    refusals: ["not_found", "not_bookable", "no_capacity", "invalid"],
  },
  {
    method: "get",
    path: "/api/v1/sailings/{id}",
    id: "readSailing",
    tag: "Search",
    summary: "The facts of a sailing",
    answer: answers.sailingEnvelope,
    refusals: ["not_found"],
  },
  {
    method: "get",
    path: "/api/v1/sailings/{id}/availability",
    id: "readAvailability",
    tag: "Search",
    summary: "What a sailing has left",
    answer: answers.availabilityEnvelope,
    refusals: ["not_found"],
  },
  {
    method: "post",
    path: "/api/v1/bookings",
    id: "placeBooking",
    tag: "Booking",
    summary: "Hold places and make a booking",
    description:
      "The places are held until hold_expires_at; pay before then. The same key and body give the same booking again (200).",
    body: bookingBody,
    keyRequired: true,
    answer: answers.bookingEnvelope,
    created: true,
    refusals: [
      "malformed",
      "invalid",
      "not_bookable",
      "no_capacity",
      "price_changed",
      "conditions_changed",
      "vehicle_too_large",
    ],
  },
  {
    method: "get",
    path: "/api/v1/bookings/{id}",
    id: "readBooking",
    tag: "Booking",
    summary: "A booking as its traveller sees it",
    access: true,
    answer: answers.bookingEnvelope,
    refusals: ["unauthorized", "not_found"],
  },
  {
    method: "post",
    path: "/api/v1/bookings/{id}/hold-extension",
    id: "extendHold",
    tag: "Booking",
    summary: "Hold the places for five more minutes",
    description: "Twenty minutes in all.",
    access: true,
    answer: answers.bookingEnvelope,
    refusals: ["unauthorized", "not_found", "hold_expired", "hold_limit_reached"],
  },
  {
    method: "post",
    path: "/api/v1/bookings/{id}/cancellation-quote",
    id: "quoteCancellation",
    tag: "Booking",
    summary: "What cancelling a booking, or parts of it, would give back now",
    description:
      "By the conditions of the fare as it was sold. For parts it also says which lines of the price go and what is left; why parts cannot go is in `because`.",
    body: quoteBody,
    bodyOptional: true,
    access: true,
    answer: answers.cancellationQuoteEnvelope,
    refusals: ["unauthorized", "not_found", "invalid", "not_cancellable"],
  },
  {
    method: "post",
    path: "/api/v1/bookings/{id}/cancel",
    id: "cancelBooking",
    tag: "Booking",
    summary: "Cancel a booking, or parts of it, for the refund that was quoted",
    description:
      "Another refund than expected changes nothing and answers with the new quote. What is left of a booking stays as it was sold; a scope that leaves nothing is the whole booking. A vehicle whose driver goes is driven by another adult on the same sailings, if there is one.",
    body: cancelBody,
    access: true,
    answer: answers.bookingEnvelope,
    refusals: [
      "unauthorized",
      "forbidden",
      "not_found",
      "invalid",
      "not_cancellable",
      "refund_changed",
    ],
  },
  {
    method: "post",
    path: "/api/v1/bookings/{id}/notices",
    id: "resendNotice",
    tag: "Booking",
    summary: "Send a mail of this booking again",
    description: "To the booking's own address, at most three times an hour.",
    body: noticeBody,
    bodyOptional: true,
    access: true,
    answer: answers.noticeEnvelope,
    accepted: true,
    refusals: [
      "unauthorized",
      "forbidden",
      "not_found",
      "invalid",
      "nothing_to_resend",
      "rate_limited",
    ],
  },
  {
    method: "get",
    path: "/api/v1/bookings/{id}/calendar.ics",
    id: "bookingCalendar",
    tag: "Booking",
    summary: "The booking's sailings as a calendar file",
    access: true,
    answer: null,
    refusals: ["unauthorized", "not_found"],
  },
  {
    method: "post",
    path: "/api/v1/booking-sessions",
    id: "openBookingSession",
    tag: "Booking",
    summary: "Open a booking by its reference and e-mail address",
    description: "Sets the cookie that opens it. Five tries in 15 minutes.",
    body: sessionBody,
    answer: answers.sessionEnvelope,
    created: true,
    refusals: ["invalid", "not_found", "rate_limited"],
  },
  {
    method: "post",
    path: "/api/v1/bookings/{id}/payment-intent",
    id: "beginPayment",
    tag: "Payment",
    summary: "Begin to pay: the intent for Stripe's Payment Element",
    description: "The first time it also extends the hold.",
    access: true,
    answer: answers.intentEnvelope,
    refusals: ["unauthorized", "not_found", "hold_expired", "not_payable", "payment_unavailable"],
  },
  {
    method: "get",
    path: "/api/v1/tasks/{id}",
    id: "readTask",
    tag: "Tasks",
    summary: "How a background task stands",
    description: "`?wait=10` waits up to ten seconds for its end.",
    access: true,
    answer: answers.taskEnvelope,
    refusals: ["unauthorized", "not_found"],
  },
];
