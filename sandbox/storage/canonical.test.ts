// The examples that AWS publishes: "Authenticating Requests: Using Query Parameters" and "… Using the
// Authorization Header (Transferring Payload in a Single Chunk)", with their keys and their signatures.
import { AwsV4Signer } from "aws4fetch";
import { describe, expect, test } from "vitest";
import { canonicalRequest, sha256, signatureOf, stringToSign, uriEncode } from "./canonical";

const accessKeyId = "AKIAIOSFODNN7EXAMPLE";
const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const scope = { at: "20130524T000000Z", date: "20130524", region: "us-east-1", service: "s3" };
const host = "examplebucket.s3.amazonaws.com";
const empty = sha256("");
const at = { host, "x-amz-date": scope.at };

type Example = {
  method: string;
  path: string;
  query?: Record<string, string>;
  headers: Record<string, string>;
  payloadHash: string;
  signature: string;
};

const examples: [string, Example][] = [
  [
    "a presigned GET",
    {
      method: "GET",
      path: "/test.txt",
      query: {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": `${accessKeyId}/20130524/us-east-1/s3/aws4_request`,
        "X-Amz-Date": scope.at,
        "X-Amz-Expires": "86400",
        "X-Amz-SignedHeaders": "host",
      },
      headers: { host },
      payloadHash: "UNSIGNED-PAYLOAD",
      signature: "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    },
  ],
  [
    "GET of a range",
    {
      method: "GET",
      path: "/test.txt",
      headers: { ...at, range: "bytes=0-9", "x-amz-content-sha256": empty },
      payloadHash: empty,
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
  ],
  [
    "PUT of an object",
    {
      method: "PUT",
      path: "/test$file.text",
      headers: {
        ...at,
        date: "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-content-sha256": sha256("Welcome to Amazon S3."),
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
      },
      payloadHash: sha256("Welcome to Amazon S3."),
      signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    },
  ],
  [
    "a parameter without a value",
    {
      method: "GET",
      path: "/",
      query: { lifecycle: "" },
      headers: { ...at, "x-amz-content-sha256": empty },
      payloadHash: empty,
      signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    },
  ],
  [
    "a list of objects",
    {
      method: "GET",
      path: "/",
      query: { "max-keys": "2", prefix: "J" },
      headers: { ...at, "x-amz-content-sha256": empty },
      payloadHash: empty,
      signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    },
  ],
];

function signed({ query = {}, headers, ...example }: Example): string {
  const canonical = canonicalRequest({
    ...example,
    headers,
    query: new URLSearchParams(query),
    signedHeaders: Object.keys(headers).sort(),
  });
  return signatureOf(secret, scope, stringToSign(scope, canonical));
}

describe("signatures", () => {
  test.each(examples)("%s, as AWS documents it", (_, example) => {
    expect(signed(example)).toBe(example.signature);
  });

  test.each(examples)("%s: another byte anywhere, another signature", (_, example) => {
    const changes: Partial<Example>[] = [
      { method: "DELETE" },
      { path: `${example.path}x` },
      { query: { ...example.query, "X-Amz-Expires": "86401" } },
      { headers: { ...example.headers, host: "elsewhere.example" } },
      { payloadHash: sha256("another") },
    ];
    for (const change of changes) {
      expect(signed({ ...example, ...change })).not.toBe(example.signature);
    }
  });

  test("the string to sign and the canonical request of the presigned example, word for word", () => {
    const example = (examples[0] as [string, Example])[1];
    const canonical = canonicalRequest({
      ...example,
      query: new URLSearchParams(example.query),
      signedHeaders: ["host"],
    });
    expect(canonical).toBe(
      [
        "GET",
        "/test.txt",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host",
        "host:examplebucket.s3.amazonaws.com",
        "",
        "host",
        "UNSIGNED-PAYLOAD",
      ].join("\n"),
    );
    expect(stringToSign(scope, canonical)).toBe(
      [
        "AWS4-HMAC-SHA256",
        "20130524T000000Z",
        "20130524/us-east-1/s3/aws4_request",
        "3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04",
      ].join("\n"),
    );
  });

  test.each([
    "/plain.txt",
    "/a folder/ünïcode 船.jpg",
    "/signs !'()*~_-.&=+$,;:@.png",
    "/a//b",
    "/%41.txt",
  ])("aws4fetch, which others wrote, signs %s alike", async (path) => {
    const url = new URL(`https://${host}${path}`);
    url.searchParams.set("X-Amz-Expires", "3600");
    url.searchParams.set("a b", "ü+&=/~*");
    const options = { accessKeyId, secretAccessKey: secret, service: "s3", region: scope.region };
    const headers = { "content-type": "image/jpeg", "content-length": "123" };
    const theirs = await new AwsV4Signer({
      ...options,
      url: url.href,
      method: "PUT",
      headers,
      datetime: scope.at,
      signQuery: true,
      allHeaders: true,
    }).sign();
    const ours = signed({
      method: "PUT",
      path: theirs.url.pathname,
      query: Object.fromEntries(theirs.url.searchParams),
      headers: { ...headers, host },
      payloadHash: "UNSIGNED-PAYLOAD",
      signature: "",
    });
    expect(ours).toBe(theirs.url.searchParams.get("X-Amz-Signature"));
  });

  test("only unreserved signs stay as they are", () => {
    expect(uriEncode("AZaz09-._~")).toBe("AZaz09-._~");
    expect(uriEncode("!'()* /")).toBe("%21%27%28%29%2A%20%2F");
  });
});
