import { createHash, timingSafeEqual } from "node:crypto";
import { header, type WireRequest } from "../wire/message";
import {
  canonicalRequest,
  type Scope,
  type Signable,
  sha256,
  signatureOf,
  stringToSign,
} from "./canonical";
import { S3Error } from "./errors";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const WEEK_SECONDS = 604_800;
const SKEW_MS = 15 * 60_000;

type Claim = Scope & {
  accessKeyId: string;
  signedHeaders: string[];
  signature: string;
  /** Presigned: how many seconds it holds. */
  expires: number | undefined;
};

/** True for a request that carries a signature, good or not. */
export function isSigned(request: WireRequest): boolean {
  return request.headers.authorization !== undefined || isPresigned(request);
}

function isPresigned(request: WireRequest): boolean {
  return [...request.query.keys()].some((name) => /^X-Amz-(Algorithm|Signature)$/.test(name));
}

/**
 * Checks a request's signature, in its query (presigned) or in its Authorization header, with all that S3
 * checks beside it: whose key, for which region and when, whether every x-amz header is signed, and that
 * the body is the one that was signed. Throws S3Error.
 */
export function authorise(request: WireRequest, keys: Keys, now: Date): void {
  if (request.headers.authorization !== undefined && isPresigned(request)) {
    throw new S3Error(
      "InvalidArgument",
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
    );
  }
  const claim = isPresigned(request) ? claimOfQuery(request) : claimOfHeader(request);
  checkScope(claim, keys);
  checkTime(claim, now);
  checkHeaders(request, claim);
  const signable = {
    method: request.method,
    path: request.path,
    query: request.query,
    headers: flat(request),
    signedHeaders: claim.signedHeaders,
    payloadHash: payloadHash(request, claim),
  };
  checkSignature(signable, claim, keys);
  checkBody(request, signable.payloadHash);
}

function claimOfQuery({ query }: WireRequest): Claim {
  const malformed = (message: string) => new S3Error("AuthorizationQueryParametersError", message);
  const one = (name: string) => {
    const all = query.getAll(name);
    if (all.length !== 1 || all[0] === "") {
      throw malformed(
        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
      );
    }
    return all[0] as string;
  };
  if (one("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") {
    throw malformed('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
  }
  const expires = one("X-Amz-Expires");
  if (!/^-?\d+$/.test(expires)) throw malformed("X-Amz-Expires should be a number");
  if (Number(expires) < 0) throw malformed("X-Amz-Expires must be non-negative");
  if (Number(expires) > WEEK_SECONDS) {
    throw malformed(
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    );
  }
  const at = one("X-Amz-Date");
  if (!isMoment(at)) {
    throw malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  const credential = readCredential(one("X-Amz-Credential"), at);
  if (!credential) {
    throw malformed(
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  return {
    ...credential,
    signedHeaders: one("X-Amz-SignedHeaders").split(";"),
    signature: one("X-Amz-Signature"),
    expires: Number(expires),
  };
}

function claimOfHeader(request: WireRequest): Claim {
  const malformed = (message: string) => new S3Error("AuthorizationHeaderMalformed", message);
  const said = header(request, "authorization") ?? "";
  if (!said.startsWith("AWS4-HMAC-SHA256 ")) {
    throw new S3Error("InvalidArgument", "Unsupported Authorization Type");
  }
  const parts = new Map(
    said
      .slice("AWS4-HMAC-SHA256 ".length)
      .split(",")
      .map((part) => part.trim().split(/=(.*)/s) as [string, string]),
  );
  const at = header(request, "x-amz-date") ?? "";
  if (!isMoment(at)) {
    throw new S3Error(
      "AccessDenied",
      "AWS authentication requires a valid Date or x-amz-date header",
    );
  }
  const credential = readCredential(parts.get("Credential") ?? "", at);
  const signedHeaders = parts.get("SignedHeaders");
  const signature = parts.get("Signature");
  if (!credential || !signedHeaders || !signature) {
    throw malformed(
      "The authorization header is malformed; it requires Credential, SignedHeaders and Signature.",
    );
  }
  return { ...credential, signedHeaders: signedHeaders.split(";"), signature, expires: undefined };
}

function isMoment(at: string): boolean {
  return /^\d{8}T\d{6}Z$/.test(at) && !Number.isNaN(momentOf(at).getTime());
}

function momentOf(at: string): Date {
  return new Date(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function readCredential(credential: string, at: string) {
  const [accessKeyId, date, region, service, end, ...more] = credential.split("/");
  if (!accessKeyId || !date || !region || !service || end !== "aws4_request" || more.length > 0) {
    return undefined;
  }
  return { accessKeyId, at, date, region, service };
}

function checkScope(claim: Claim, keys: Keys): void {
  const code =
    claim.expires === undefined
      ? "AuthorizationHeaderMalformed"
      : "AuthorizationQueryParametersError";
  if (claim.accessKeyId !== keys.accessKeyId) {
    throw new S3Error(
      "InvalidAccessKeyId",
      "The AWS Access Key Id you provided does not exist in our records.",
      { AWSAccessKeyId: claim.accessKeyId },
    );
  }
  if (claim.region !== keys.region) {
    throw new S3Error(
      code,
      `The authorization is malformed; the region '${claim.region}' is wrong; expecting '${keys.region}'`,
      { Region: keys.region },
    );
  }
  if (claim.service !== "s3") {
    throw new S3Error(
      code,
      `The authorization is malformed; incorrect service "${claim.service}". This endpoint belongs to "s3".`,
    );
  }
  if (claim.date !== claim.at.slice(0, 8)) {
    throw new S3Error(
      code,
      `The authorization is malformed; Invalid credential date "${claim.date}". This date is not the same as X-Amz-Date: "${claim.at.slice(0, 8)}".`,
    );
  }
}

function checkTime({ at, expires }: Claim, now: Date): void {
  const signedAt = momentOf(at).getTime();
  if (expires === undefined) {
    if (Math.abs(now.getTime() - signedAt) <= SKEW_MS) return;
    throw new S3Error(
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
      {
        RequestTime: at,
        ServerTime: now.toISOString(),
        MaxAllowedSkewMilliseconds: String(SKEW_MS),
      },
    );
  }
  if (signedAt - now.getTime() > SKEW_MS) {
    throw new S3Error("AccessDenied", "Request is not valid yet", {
      ServerTime: now.toISOString(),
    });
  }
  if (now.getTime() > signedAt + expires * 1000) {
    throw new S3Error("AccessDenied", "Request has expired", {
      "X-Amz-Expires": String(expires),
      Expires: new Date(signedAt + expires * 1000).toISOString(),
      ServerTime: now.toISOString(),
    });
  }
}

/** Whoever holds a signed request must not be able to add to what it asks for. */
function checkHeaders(request: WireRequest, { signedHeaders }: Claim): void {
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  throw new S3Error(
    "AccessDenied",
    "There were headers present in the request which were not signed",
    { HeadersNotSigned: unsigned.join(", ") },
  );
}

function payloadHash(request: WireRequest, { expires }: Claim): string {
  const said = header(request, "x-amz-content-sha256");
  if (said !== undefined) return said;
  if (expires !== undefined) return "UNSIGNED-PAYLOAD";
  throw new S3Error(
    "InvalidRequest",
    "Missing required header for this request: x-amz-content-sha256",
  );
}

function checkSignature(signable: Signable, claim: Claim, keys: Keys): void {
  const canonical = canonicalRequest(signable);
  const toSign = stringToSign(claim, canonical);
  const wanted = signatureOf(keys.secretAccessKey, claim, toSign);
  if (isSame(wanted, claim.signature)) return;
  throw new S3Error(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    {
      AWSAccessKeyId: claim.accessKeyId,
      StringToSign: toSign,
      SignatureProvided: claim.signature,
      CanonicalRequest: canonical,
    },
  );
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

function checkBody({ body }: WireRequest, hash: string): void {
  if (hash === "UNSIGNED-PAYLOAD") return;
  if (hash.startsWith("STREAMING-")) {
    throw new S3Error(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented.",
    );
  }
  const calculated = sha256(body);
  if (calculated === hash) return;
  throw new S3Error(
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { ClientComputedContentSHA256: hash, S3ComputedContentSHA256: calculated },
  );
}

function flat(request: WireRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );
}
