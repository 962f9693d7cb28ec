import { randomBytes } from "node:crypto";
import type { WireAnswer } from "../wire/message";

const statuses: Record<string, number> = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  EntityTooLarge: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  KeyTooLongError: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  MissingSecurityHeader: 400,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
  XAmzContentSHA256Mismatch: 400,
};

export function xmlText(text: string): string {
  const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
  return text.replace(/[&<>"]/g, (sign) => `&${names[sign]};`);
}

/** A refusal in S3's own words: <Error><Code>…</Code><Message>…</Message>…</Error>. */
export class S3Error extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, string> = {},
    readonly status = statuses[code] ?? 400,
  ) {
    super(message);
  }

  toAnswer(resource = "/"): WireAnswer {
    const requestId = newRequestId();
    const parts = {
      Code: this.code,
      Message: this.message,
      ...this.details,
      Resource: resource,
      RequestId: requestId,
    };
    const inside = Object.entries(parts)
      .map(([name, value]) => `<${name}>${xmlText(value)}</${name}>`)
      .join("");
    return {
      status: this.status,
      headers: { "content-type": "application/xml", "x-amz-request-id": requestId },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inside}</Error>`,
    };
  }
}

export function newRequestId(): string {
  return randomBytes(8).toString("hex").toUpperCase();
}

/** How S3 words a status, for faults and for bodies too large. */
export function ofStatus(status: number): S3Error {
  if (status === 413) {
    return new S3Error(
      "EntityTooLarge",
      "Your proposed upload exceeds the maximum allowed object size.",
    );
  }
  if (status === 503) return new S3Error("SlowDown", "Please reduce your request rate.");
  if (status === 404) return new S3Error("NoSuchKey", "The specified key does not exist.");
  if (status === 403) return new S3Error("AccessDenied", "Access Denied");
  if (status >= 500) {
    return new S3Error(
      "InternalError",
      "We encountered an internal error. Please try again.",
      {},
      status,
    );
  }
  return new S3Error("InvalidRequest", "The request was refused.", {}, status);
}
