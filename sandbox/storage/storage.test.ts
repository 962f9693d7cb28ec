// Over the wire, signed by aws4fetch: what an S3 takes, and what it must refuse.
import { AwsClient } from "aws4fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Wire } from "../wire/server";
import { freePort, temporaryFolder } from "../wire/testing";
import { type StorageConfig, startStorage } from "./server";

const keys = { accessKeyId: "GANGWAYTEST", secretAccessKey: "not a secret" };
const region = "eu-west-3";
let wire: Wire;
let config: StorageConfig;
let now: Date | undefined;

beforeEach(async () => {
  now = undefined;
  config = {
    ...keys,
    region,
    host: "127.0.0.1",
    port: await freePort(),
    stateDir: temporaryFolder("storage"),
    bucket: "shelf",
    publicPrefix: "pictures/",
    now: () => now ?? new Date(),
  };
  wire = await startStorage(config);
});
afterEach(() => wire.close());

const at = (key: string) => `${wire.url}/shelf/${key}`;
const client = (more: Partial<ConstructorParameters<typeof AwsClient>[0]> = {}) =>
  new AwsClient({ ...keys, region, service: "s3", retries: 0, ...more });
const put = (key: string, body: string, headers = {}) =>
  client().fetch(at(key), {
    method: "PUT",
    body,
    headers: { "content-type": "image/png", ...headers },
  });
/** An address that whoever has it may PUT at, for what is said of the body. */
async function presigned(
  key: string,
  {
    method = "PUT",
    expires = "3600",
    headers = { "content-type": "image/jpeg", "content-length": "5" },
    ...more
  }: {
    method?: string;
    expires?: string;
    headers?: Record<string, string>;
    secretAccessKey?: string;
  } = {},
): Promise<string> {
  const url = new URL(at(key));
  url.searchParams.set("X-Amz-Expires", expires);
  const signed = await client(more).sign(url.href, {
    method,
    headers,
    aws: { signQuery: true, allHeaders: true },
  });
  return signed.url;
}
async function codeOf(answer: Response): Promise<string> {
  const [, code] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? [];
  return `${answer.status} ${code}`;
}
const upload = (url: string, body = "12345", type = "image/jpeg") =>
  fetch(url, { method: "PUT", body, headers: { "content-type": type } });
const changed = (url: string, name: string, value: string | null) => {
  const other = new URL(url);
  if (value === null) other.searchParams.delete(name);
  else other.searchParams.set(name, value);
  return other.href;
};

describe("objects", () => {
  test("are kept with their headers, read, asked for, deleted, and survive a restart", async () => {
    const { etag } = Object.fromEntries(
      (await put("originals/a", "hello", { "cache-control": "no-store" })).headers,
    );
    expect(etag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    await wire.close();
    wire = await startStorage({ ...config, port: await freePort() });
    const found = await client().fetch(at("originals/a"));
    expect(await found.text()).toBe("hello");
    expect(Object.fromEntries(found.headers)).toMatchObject({
      etag,
      "content-type": "image/png",
      "cache-control": "no-store",
      "content-length": "5",
    });
    const head = await client().fetch(at("originals/a"), { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "5"]);
    expect((await client().fetch(at("originals/a"), { method: "DELETE" })).status).toBe(204);
    expect(await codeOf(await client().fetch(at("originals/a")))).toBe("404 NoSuchKey");
    expect((await client().fetch(at("originals/a"), { method: "DELETE" })).status).toBe(204);
    const journal = await (await fetch(`${wire.url}/_sandbox/journal`)).json();
    expect(journal).toMatchObject([
      { method: "PUT", effect: "put", ids: ["originals/a"] },
      { method: "DELETE", effect: "delete", ids: ["originals/a"] },
    ]);
  });

  test("conditions and ranges", async () => {
    const etag = (await put("pictures/a", "0123456789")).headers.get("etag") as string;
    const ask = async (headers: Record<string, string>) => {
      const answer = await fetch(at("pictures/a"), { headers });
      return [answer.status, await answer.text()];
    };
    expect(await ask({ "if-none-match": etag })).toEqual([304, ""]);
    expect(await ask({ "if-none-match": '"other"' })).toEqual([200, "0123456789"]);
    expect((await ask({ "if-match": '"other"' }))[0]).toBe(412);
    expect(await ask({ range: "bytes=2-4" })).toEqual([206, "234"]);
    expect(await ask({ range: "bytes=7-" })).toEqual([206, "789"]);
    expect(await ask({ range: "bytes=-3" })).toEqual([206, "789"]);
    expect((await ask({ range: "bytes=10-" }))[0]).toBe(416);
    expect(await codeOf(await put("pictures/a", "x", { "if-none-match": "*" }))).toBe(
      "412 PreconditionFailed",
    );
  });

  test("keys below a prefix, a page at a time", async () => {
    for (const key of ["a/3", "a/1", "a/2", "b/1"]) await put(key, key);
    const list = async (query: string) =>
      await (await client().fetch(`${wire.url}/shelf?list-type=2&${query}`)).text();
    const first = await list("prefix=a%2F&max-keys=2");
    expect([...first.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toEqual(["a/1", "a/2"]);
    expect(first).toContain("<IsTruncated>true</IsTruncated>");
    const [, token = ""] = /<NextContinuationToken>(.*?)</.exec(first) ?? [];
    const second = await list(`prefix=a%2F&continuation-token=${token}`);
    expect([...second.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toEqual(["a/3"]);
    expect(second).toContain("<IsTruncated>false</IsTruncated>");
    expect(await codeOf(await fetch(`${wire.url}/shelf?list-type=2`))).toBe("403 AccessDenied");
  });

  test("are anybody's to read below the public prefix, and nobody's elsewhere", async () => {
    await put("pictures/a", "public");
    await put("originals/a", "private");
    expect((await fetch(at("pictures/a"))).status).toBe(200);
    for (const [key, method] of [
      ["originals/a", "GET"],
      ["originals/a", "HEAD"],
      ["pictures/", "GET"],
      ["pictures/a", "DELETE"],
      ["pictures/../originals/a", "GET"],
      ["pictures%2F..%2Foriginals/a", "GET"],
      ["none", "GET"],
    ] as const) {
      expect([key, (await fetch(at(key), { method })).status]).toEqual([
        key,
        key.startsWith("pictures%2F") ? 404 : 403,
      ]);
    }
    expect((await upload(at("pictures/a"))).status).toBe(403);
    expect(await (await fetch(at("pictures/a"))).text()).toBe("public");
  });
});

describe("a presigned PUT", () => {
  test("takes what was announced, from a browser of another origin", async () => {
    const url = await presigned("originals/a");
    expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toBe(
      "content-length;content-type;host",
    );
    const asked = await fetch(url, {
      method: "OPTIONS",
      headers: { origin: "http://localhost:3000", "access-control-request-method": "PUT" },
    });
    expect(asked.headers.get("access-control-allow-methods")).toContain("PUT");
    const answer = await upload(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await (await client().fetch(at("originals/a"))).text()).toBe("12345");
  });

  test.each<[string, (url: string) => Promise<Response>, string]>([
    ["more than was announced", (url) => upload(url, "123456"), "403 SignatureDoesNotMatch"],
    ["less", (url) => upload(url, ""), "403 SignatureDoesNotMatch"],
    ["another type", (url) => upload(url, "12345", "text/html"), "403 SignatureDoesNotMatch"],
    [
      "another key",
      (url) => upload(url.replace("originals/a", "originals/b")),
      "403 SignatureDoesNotMatch",
    ],
    ["another method", (url) => fetch(url), "403 SignatureDoesNotMatch"],
    [
      "a longer time",
      (url) => upload(changed(url, "X-Amz-Expires", "7200")),
      "403 SignatureDoesNotMatch",
    ],
    [
      "fewer signed headers",
      (url) => upload(changed(url, "X-Amz-SignedHeaders", "host")),
      "403 SignatureDoesNotMatch",
    ],
    [
      "no host among them",
      (url) => upload(changed(url, "X-Amz-SignedHeaders", "content-type")),
      "403 AccessDenied",
    ],
    [
      "one more parameter",
      (url) => upload(changed(url, "x-id", "PutObject")),
      "403 SignatureDoesNotMatch",
    ],
    [
      "no signature",
      (url) => upload(changed(url, "X-Amz-Signature", null)),
      "400 AuthorizationQueryParametersError",
    ],
    [
      "another's key",
      (url) => upload(url.replace(keys.accessKeyId, "SOMEBODYELSE")),
      "403 InvalidAccessKeyId",
    ],
    [
      "another region",
      (url) => upload(url.replace(region, "us-east-1")),
      "400 AuthorizationQueryParametersError",
    ],
    [
      "a header that was not signed",
      (url) =>
        fetch(url, {
          method: "PUT",
          body: "12345",
          headers: { "content-type": "image/jpeg", "x-amz-acl": "public-read" },
        }),
      "403 AccessDenied",
    ],
  ])("refuses %s", async (_, send, code) => {
    expect(await codeOf(await send(await presigned("originals/a")))).toBe(code);
    expect((await client().fetch(at("originals/a"))).status).toBe(404);
  });

  test("holds for its hour and not a second longer, nor before its time", async () => {
    const url = await presigned("originals/a");
    const signedAt = Date.now();
    now = new Date(signedAt + 3_590_000);
    expect((await upload(url)).status).toBe(200);
    now = new Date(signedAt + 3_602_000);
    const late = await upload(url);
    expect(await late.clone().text()).toContain("<Message>Request has expired</Message>");
    expect(await codeOf(late)).toBe("403 AccessDenied");
    now = new Date(signedAt - 16 * 60_000);
    expect(await codeOf(await upload(url))).toBe("403 AccessDenied");
  });

  test.each(["604801", "-1", "an hour", "1e3"])("of %s seconds is none", async (expires) => {
    const url = await presigned("originals/a", { expires });
    expect(await codeOf(await upload(url))).toBe("400 AuthorizationQueryParametersError");
  });

  test("signed with a wrong secret is refused; with the check off it is let in", async () => {
    const forged = { secretAccessKey: "guessed" };
    expect(await codeOf(await upload(await presigned("originals/a", forged)))).toBe(
      "403 SignatureDoesNotMatch",
    );
    await wire.close();
    wire = await startStorage({ ...config, checksSignatures: false });
    expect((await upload(await presigned("originals/a", forged))).status).toBe(200);
  });
});

describe("a signed request", () => {
  test("whose body is not the one that was signed is refused", async () => {
    const signed = await client().sign(at("a"), {
      method: "PUT",
      body: "one",
      headers: {
        "x-amz-content-sha256": "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
      },
    });
    const send = (body: string) =>
      fetch(signed.url, { method: "PUT", headers: signed.headers, body });
    expect(await codeOf(await send("two"))).toBe("400 XAmzContentSHA256Mismatch");
    expect((await send("one")).status).toBe(200);
  });

  test("of another time, key or secret is refused", async () => {
    now = new Date(Date.now() + 16 * 60_000);
    expect(await codeOf(await client().fetch(at("a")))).toBe("403 RequestTimeTooSkewed");
    now = undefined;
    expect(await codeOf(await client({ secretAccessKey: "x" }).fetch(at("a")))).toBe(
      "403 SignatureDoesNotMatch",
    );
    expect(await codeOf(await client({ accessKeyId: "x" }).fetch(at("a")))).toBe(
      "403 InvalidAccessKeyId",
    );
    expect(await codeOf(await client({ region: "x" }).fetch(at("a")))).toBe(
      "400 AuthorizationHeaderMalformed",
    );
    expect(await codeOf(await client().fetch(`${wire.url}/other/a`))).toBe("404 NoSuchBucket");
  });

  test("what is too large is worded as S3 words it, and faults too", async () => {
    await fetch(`${wire.url}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ method: "GET", path: "/shelf/a", fault: "status", status: 503 }),
    });
    expect(await codeOf(await client().fetch(at("a")))).toBe("503 SlowDown");
    const large = await client().fetch(at("a"), {
      method: "PUT",
      body: Buffer.alloc(65 * 1024 * 1024),
    });
    expect(await codeOf(large)).toBe("400 EntityTooLarge");
  });
});
