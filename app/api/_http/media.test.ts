// Pictures over HTTP, through the endpoints' own handlers, on a real Postgres and against the stand-in for S3.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putStaff } from "#lib/account/put-staff";
import { config } from "#lib/config/config";
import { painted } from "#lib/media/testing";
import { openStorageProcess, type StorageProcess } from "#lib/testing/storage-process";
import { openWorld, type World } from "#lib/testing/world";
import { PUT as attach, PATCH as patch, DELETE as remove } from "../v1/staff/media/[id]/route";
import { GET as list } from "../v1/staff/media/route";
import { GET as subjects } from "../v1/staff/media/subjects/route";
import { POST as begin } from "../v1/staff/media/upload-url/route";
import { browser } from "./testing/browser";

const server = process.env.TEST_DATABASE_URL;
const password = "correct horse battery";
const words = { alt: { en: "The quay", fr: "Le quai" } };

describe.skipIf(!server)("pictures over HTTP (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let shelf: StorageProcess;
  let sami: ReturnType<typeof browser>;
  beforeAll(async () => {
    world = await openWorld(server as string);
    shelf = await openStorageProcess();
    Object.assign(config(), shelf.environment);
    const email = "sami@gangway.example";
    await putStaff(world.database, { email, name: "Sami", role: "sales", password });
    sami = browser();
    await sami.signIn(email, password);
  }, 60_000);
  afterAll(async () => {
    shelf?.end();
    await world?.end();
  });
  beforeEach(() => {
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
  });

  const asked = { subject: "port:TNLGN", type: "image/png", bytes: 1_000 };
  const listed = async (query: string) => {
    const request = new Request(`http://localhost:3000/api/v1/staff/media${query}`, {
      headers: sami.headers(),
    });
    const answer = await list(request, { params: Promise.resolve({} as never) });
    return { status: answer.status, ...(await answer.json()) };
  };

  test("announced, uploaded, attached, worded, removed", async () => {
    const file = await painted(400, 300).png().toBuffer();
    const begun = await sami.ask(begin, "POST", { ...asked, bytes: file.length });
    expect(begun.status).toBe(201);
    const { id, upload } = begun.data;
    expect(upload.headers).toEqual({ "content-type": "image/png" });
    expect(await sami.ask(attach, "PUT", words, { id })).toMatchObject({
      status: 409,
      code: "not_uploaded",
    });
    const sent = await fetch(upload.url, {
      method: upload.method,
      headers: upload.headers,
      body: new Uint8Array(file),
    });
    expect(sent.status).toBe(200);
    expect(await sami.ask(attach, "PUT", words, { id })).toMatchObject({
      status: 200,
      data: { id },
    });
    const [picture] = (await listed("?subject=port:TNLGN")).data;
    expect(picture).toMatchObject({ id, status: "UPLOADED", uploaded_by: "Sami", credit: "" });
    const change = { alt: { fr: "Le vieux quai" } };
    expect(await sami.ask(patch, "PATCH", change, { id })).toMatchObject({ status: 200 });
    expect((await listed("?subject=port:TNLGN")).data[0].alt.fr).toBe("Le vieux quai");
    expect(await sami.ask(remove, "DELETE", undefined, { id })).toMatchObject({ status: 200 });
    expect(await sami.ask(remove, "DELETE", undefined, { id })).toMatchObject({ status: 404 });
    expect((await listed("?subject=port:TNLGN")).data).toEqual([]);
    const { data } = await sami.ask(subjects, "GET");
    expect(data.find((one: { subject: string }) => one.subject === "port:TNLGN")).toMatchObject({
      kind: "port",
      pictures: 0,
    });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a list", []],
    ["an unknown field", { ...asked, key: "originals/other" }],
    ["no subject", { ...asked, subject: undefined }],
    ["a strange subject", { ...asked, subject: "captain:1" }],
    ["a subject that climbs", { ...asked, subject: "port:../.." }],
    ["a prototype", { ...asked, subject: "__proto__" }],
    ["a subject of a megabyte", { ...asked, subject: "vessel:".padEnd(1_000_000, "1") }],
    ["a port nobody knows", { ...asked, subject: "port:XXXXX" }],
    ["a vessel beyond all", { ...asked, subject: "vessel:999999999" }],
    ["SVG", { ...asked, type: "image/svg+xml" }],
    ["a type with a line break", { ...asked, type: "image/png\r\nx-amz-acl: public-read" }],
    ["no bytes", { ...asked, bytes: 0 }],
    ["half a byte", { ...asked, bytes: 0.5 }],
    ["less than nothing", { ...asked, bytes: -1 }],
    ["bytes as text", { ...asked, bytes: "1000" }],
    ["too many bytes", { ...asked, bytes: 15 * 1024 * 1024 + 1 }],
    ["2^53 bytes", { ...asked, bytes: 2 ** 53 + 1 }],
  ])("an upload of %s is refused and announces nothing", async (_, body) => {
    const before = await world.sql`select from picture`;
    const { status } = await sami.ask(begin, "POST", body);
    expect([400, 413, 422]).toContain(status);
    expect(await world.sql`select from picture`).toHaveLength(before.length);
  });

  test.each<[string, unknown]>([
    ["none", {}],
    ["one language only", { alt: { en: "x" } }],
    ["empty ones", { alt: { en: " ", fr: "x" } }],
    ["invisible ones", { alt: { en: "\u200b", fr: "x" } }],
    ["a line break", { alt: { en: "a\nb", fr: "x" } }],
    ["another direction", { alt: { en: "\u202egnp.exe", fr: "x" } }],
    ["a nought", { alt: { en: "\u0000", fr: "x" } }],
    ["301 letters", { alt: { en: "x".repeat(301), fr: "x" } }],
    ["a third language", { alt: { en: "x", fr: "x", de: "x" } }],
    ["a credit of 121 letters", { ...words, credit: "x".repeat(121) }],
    ["a state", { ...words, status: "READY" }],
  ])("words: %s are refused", async (_, body) => {
    const id = crypto.randomUUID();
    expect(await sami.ask(attach, "PUT", body, { id })).toMatchObject({ status: 422 });
  });

  test.each(["", "?subject=", "?subject=vessel", "?subject=port:TNLGN&x=1", "?subject=%00"])(
    "a list of %s is refused",
    async (query) => expect((await listed(query)).status).toBe(422),
  );

  test.each(["id", "../x", "__proto__", "00000000-0000-0000-0000-000000000000"])(
    "a picture called %s is nobody's",
    async (id) => {
      for (const asking of [
        sami.ask(attach, "PUT", words, { id }),
        sami.ask(patch, "PATCH", { position: 0 }, { id }),
        sami.ask(remove, "DELETE", undefined, { id }),
      ]) {
        expect(await asking).toMatchObject({ status: 404 });
      }
    },
  );

  test("without a storage uploads say so, and lists still answer", async () => {
    const { S3_ENDPOINT } = config();
    Object.assign(config(), { S3_ENDPOINT: undefined });
    try {
      const refused = await sami.ask(begin, "POST", asked);
      expect(refused).toMatchObject({ status: 503, code: "storage_unavailable" });
      expect(refused.detail).toBe("No storage for pictures is set up.");
      expect(await listed("?subject=port:TNLGN")).toMatchObject({ status: 200, storage: false });
    } finally {
      Object.assign(config(), { S3_ENDPOINT });
    }
  });

  test("a storage that is away is said to be, and what was announced waits", async () => {
    const begun = await sami.ask(begin, "POST", asked);
    const { id } = begun.data;
    await shelf.fault({ method: "HEAD", path: "/shelf/", fault: "reset" });
    expect(await sami.ask(attach, "PUT", words, { id })).toMatchObject({
      status: 503,
      code: "storage_unavailable",
    });
    const [row] = await world.sql`select status from picture where id = ${id}`;
    expect(row?.status).toBe("PENDING");
  });
});
