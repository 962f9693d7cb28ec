// A picture's way from its announcement to the page and out again, on a real Postgres and against the
// stand-in for S3 in a process of its own.
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/audit/actor";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { gatherGrounds, stillStands } from "#lib/redis/grounds";
import { takeNews } from "#lib/redis/news";
import { Cache } from "#lib/redis/redis";
import { openStorageProcess, type StorageProcess } from "#lib/testing/storage-process";
import { openWorld, type World } from "#lib/testing/world";
import { attachPicture } from "./attach-picture";
import { beginUpload } from "./begin-upload";
import { changePicture } from "./change-picture";
import type { ImageType } from "./image-types";
import { listPictures } from "./list-pictures";
import { picturesName } from "./picture-news";
import { picturesOf } from "./pictures-of";
import { processPicture } from "./process-picture";
import { purgePicture } from "./purge-picture";
import { removePicture } from "./remove-picture";
import { sweepPictures } from "./sweep-pictures";
import { metadataIn, painted, photographed } from "./testing";

const server = process.env.TEST_DATABASE_URL;
const clerk: Actor = { kind: "staff", id: "00000000-0000-7000-8000-000000000001", role: "sales" };
const words = {
  alt: { en: "The ship at Marseille", fr: "Le navire à Marseille" },
  credit: "A. Ali",
};

describe.skipIf(!server)("pictures (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let shelf: StorageProcess;
  let vesselId: number;
  const cache = new Cache(null);
  const png = painted(400, 300).png().toBuffer();
  beforeAll(async () => {
    world = await openWorld(server as string);
    shelf = await openStorageProcess();
    Object.assign(config(), shelf.environment);
    const [vessel] = await world.sql<{ id: number }[]>`select id from vessel order by id limit 1`;
    vesselId = vessel?.id as number;
  }, 60_000);
  afterAll(async () => {
    shelf?.end();
    await world?.end();
  });
  beforeEach(async () => {
    await world.sql`delete from picture`;
    // Nobody but this test takes rows away without a word.
    takeNews([picturesName]);
    await world.sql`delete from staff_action`;
    await world.sql`delete from outbox`;
  });

  const context = () => ({
    database: world.database,
    sql: world.sql,
    storage: shelf.storage,
    cache,
  });
  const ship = () => ({ kind: "vessel", vesselId }) as const;
  const begin = (
    type: ImageType,
    bytes: number,
    subject: Parameters<typeof beginUpload>[2]["subject"] = ship(),
  ) => beginUpload(context(), clerk, { subject, type, bytes }, new Date());
  async function upload(file: Buffer, type: ImageType = "image/png") {
    const { id, upload } = await begin(type, file.length);
    const { status } = await fetch(upload.url, {
      method: upload.method,
      headers: upload.headers,
      body: new Uint8Array(file),
    });
    return { id, status };
  }
  async function attached(file: Buffer, type?: ImageType) {
    const { id, status } = await upload(file, type);
    expect(status).toBe(200);
    await attachPicture(context(), clerk, id, words);
    return id;
  }
  async function published(file?: Buffer) {
    const id = await attached(file ?? (await png));
    expect(await processPicture(context(), id)).toBe("READY");
    return id;
  }
  const rowOf = async (id: string) => {
    const [row] = await world.sql`select * from picture where id = ${id}`;
    return row as Record<string, unknown>;
  };
  const shown = () => picturesOf({ sql: world.sql, cache }, ship(), "en");
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const there = async (key: string) =>
    (await shelf.effects()).filter((effect) => effect.endsWith(` ${key}`)).at(-1);

  test("from a phone's photograph to what pages show, without what the phone wrote into it", async () => {
    const photo = await photographed();
    const id = await attached(photo, "image/jpeg");
    expect(await rowOf(id)).toMatchObject({ status: "UPLOADED", subject: `vessel:${vesselId}` });
    expect(await shown()).toEqual([]);
    const [event] = await world.sql`select event, data from outbox`;
    expect(event).toEqual({ event: "picture/uploaded", data: { picture_id: id } });
    expect(await processPicture(context(), id)).toBe("READY");
    const [picture] = await shown();
    expect(picture).toMatchObject({ id, alt: words.alt.en, credit: words.credit, width: 500 });
    for (const { avif, webp, width } of picture?.sizes ?? []) {
      for (const address of [avif, webp]) {
        const answer = await fetch(address);
        expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect((await sharp(bytes).metadata()).width).toBe(width);
        expect(await metadataIn(bytes)).toEqual([]);
      }
    }
    const french = await picturesOf({ sql: world.sql, cache }, ship(), "fr");
    expect(french[0]?.alt).toBe(words.alt.fr);
    // The original is nobody's to read.
    const { endpoint, bucket } = shelf.storage;
    expect((await fetch(`${endpoint}/${bucket}/originals/${id}`)).status).toBe(403);
    const [listed] = await listPictures(world.sql, ship());
    expect(listed).toMatchObject({ id, status: "READY", type: "image/jpeg", bytes: photo.length });
  });

  test("the address takes the announced type and size only, and attaching waits for the file", async () => {
    const file = await png;
    const { id, upload } = await begin("image/png", file.length);
    const put = async (body: Buffer, type: string) => {
      const headers = { "content-type": type };
      return (await fetch(upload.url, { method: "PUT", headers, body: new Uint8Array(body) }))
        .status;
    };
    expect(Date.parse(upload.expires_at) - Date.now()).toBeGreaterThan(3_590_000);
    expect(await put(file.subarray(1), "image/png")).toBe(403);
    expect(await put(file, "text/html")).toBe(403);
    expect(await codeOf(attachPicture(context(), clerk, id, words))).toBe("not_uploaded");
    expect(await put(file, "image/png")).toBe(200);
    expect(await codeOf(attachPicture(context(), clerk, id, words))).toBe("done");
    // Twice is once.
    await attachPicture(context(), clerk, id, { ...words, credit: "other" });
    expect(await rowOf(id)).toMatchObject({ status: "UPLOADED", credit: words.credit });
    expect(await world.sql`select from outbox`).toHaveLength(1);
  });

  test("only of what there is, only what we take, only for staff, forty at most", async () => {
    const wish = (subject: Parameters<typeof begin>[2]) => codeOf(begin("image/png", 10, subject));
    expect(await wish({ kind: "vessel", vesselId: 999_999 })).toBe("invalid");
    expect(await wish({ kind: "port", code: "XXXXX" })).toBe("invalid");
    expect(await wish({ kind: "cabin", vesselId, cabin: "ballroom" })).toBe("invalid");
    expect(await wish({ kind: "cabin", vesselId, cabin: "inside_2" })).toBe("done");
    expect(await wish({ kind: "port", code: "TNLGN" })).toBe("done");
    expect(await wish({ kind: "operator", code: "CTN" })).toBe("done");
    expect(await codeOf(begin("image/svg+xml" as ImageType, 10))).toBe("invalid");
    expect(await codeOf(begin("image/png", 15 * 1024 * 1024))).toBe("done");
    expect(await codeOf(begin("image/png", 15 * 1024 * 1024 + 1))).toBe("invalid");
    expect(await codeOf(begin("image/png", 0))).toBe("invalid");
    const stranger: Actor = { kind: "traveller", id: null };
    const asked = { subject: ship(), type: "image/png", bytes: 10 } as const;
    expect(await codeOf(beginUpload(context(), stranger, asked, new Date()))).toBe("forbidden");
    // Forty who ask at once, after the one above.
    const crowd = await Promise.all(
      Array.from({ length: 42 }, () => codeOf(begin("image/png", 10))),
    );
    expect(crowd.filter((code) => code === "done")).toHaveLength(39);
    expect(crowd.filter((code) => code === "invalid")).toHaveLength(3);
  }, 30_000);

  test.each<[string, () => Promise<Buffer>, ImageType, string]>([
    ["a page", async () => Buffer.from("<!doctype html><script>"), "image/jpeg", "not_a_picture"],
    ["another type", async () => await png, "image/jpeg", "other_type"],
    ["a broken one", async () => (await png).subarray(0, 900), "image/png", "damaged"],
    ["a tiny one", () => painted(100, 100).png().toBuffer(), "image/png", "too_small"],
  ])("%s is refused, said why, and never public", async (_, file, type, refusal) => {
    const id = await attached(await file(), type);
    expect(await processPicture(context(), id)).toBe("REFUSED");
    expect(await rowOf(id)).toMatchObject({ status: "REFUSED", refusal, sizes: [] });
    expect((await shelf.effects()).filter((effect) => effect.includes(`pictures/${id}`))).toEqual(
      [],
    );
    expect(await shown()).toEqual([]);
    expect((await listPictures(world.sql, ship()))[0]).toMatchObject({
      status: "REFUSED",
      refusal,
    });
    // Again changes nothing.
    expect(await processPicture(context(), id)).toBe("left");
  });

  test("a file that was swapped or lost behind our back is refused", async () => {
    const id = await attached(await png);
    await world.sql`update picture set original_bytes = original_bytes + 1 where id = ${id}`;
    expect(await processPicture(context(), id)).toBe("REFUSED");
    expect(await rowOf(id)).toMatchObject({ refusal: "other_size" });
    const lost = await attached(await png);
    await world.sql`update picture set id = '00000000-0000-7000-8000-00000000dead' where id = ${lost}`;
    expect(await processPicture(context(), "00000000-0000-7000-8000-00000000dead")).toBe("REFUSED");
  });

  test("broken off after any of its steps it is done by the next run, with the same files", async () => {
    const id = await attached(await painted(500, 340).png().toBuffer());
    // HEAD, GET, then a PUT for each size and form: 480, 500.
    const steps = 2 + 2 * 2;
    for (let step = 0; step < steps; step += 1) {
      const method = step === 0 ? "HEAD" : step === 1 ? "GET" : "PUT";
      const at = { method, path: "/shelf/" };
      // Those before it pass.
      if (step > 2) await shelf.fault({ ...at, fault: "delay", ms: 0, times: step - 2 });
      // Refused, or taken without an answer.
      const refused = { fault: "status", status: 500 };
      await shelf.fault({ ...at, ...(step % 2 ? { fault: "timeout_after", ms: 5 } : refused) });
      expect(await codeOf(processPicture(context(), id))).toBe("storage_unavailable");
      expect(await rowOf(id)).toMatchObject({ status: "UPLOADED" });
      expect(await shown()).toEqual([]);
      await fetch(`${shelf.storage.endpoint}/_sandbox/faults`, { method: "DELETE" });
    }
    expect(await processPicture(context(), id)).toBe("READY");
    const puts = (await shelf.effects()).filter((effect) =>
      effect.startsWith(`put pictures/${id}`),
    );
    expect(new Set(puts).size).toBe(4);
    expect(puts.length).toBeGreaterThan(4);
  }, 60_000);

  test("two runs at once make one picture", async () => {
    const id = await attached(await png);
    const ends = await Promise.all([0, 1, 2].map(() => processPicture(context(), id)));
    expect(ends.toSorted()).toEqual(["READY", "left", "left"]);
    expect((await fetch((await shown())[0]?.sizes[0]?.webp as string)).status).toBe(200);
  });

  test("removed while its sizes are made, nothing of it stays", async () => {
    const id = await attached(await png);
    await shelf.fault({ method: "PUT", path: "/shelf/pictures/", fault: "delay", ms: 1_500 });
    const run = processPicture(context(), id);
    await removePicture(context(), clerk, id);
    expect(await run).toBe("left");
    expect(await rowOf(id)).toMatchObject({ status: "REMOVED" });
    expect(await there(`originals/${id}`)).toMatch(/^delete/);
    const of = (await shelf.effects()).filter((effect) => effect.includes(`pictures/${id}/`));
    expect(of.filter((effect) => effect.startsWith("put"))).toHaveLength(
      of.filter((effect) => effect.startsWith("delete")).length,
    );
  });

  test("pages that rest on a subject's pictures end when they change, and others do not", async () => {
    const page = () => {
      const { answer, grounds } = gatherGrounds(() => shown());
      return answer.then(() => grounds);
    };
    const other = gatherGrounds(() =>
      picturesOf({ sql: world.sql, cache }, { kind: "port", code: "TNLGN" }, "en"),
    );
    await other.answer;
    const kept = await page();
    expect(stillStands(kept, true)).toBe(true);
    const id = await published();
    expect([stillStands(kept, true), stillStands(other.grounds, true)]).toEqual([false, true]);
    for (const change of [
      () => changePicture(context(), clerk, id, { alt: { en: "Another" } }),
      () => removePicture(context(), clerk, id),
    ]) {
      const before = await page();
      expect(stillStands(before, true)).toBe(true);
      await change();
      expect(stillStands(before, true)).toBe(false);
    }
    expect(await shown()).toEqual([]);
    // The negative control: a change nobody tells leaves the page standing.
    const untold = await page();
    await world.sql`update picture set credit = 'x' where id = ${id}`;
    expect(stillStands(untold, true)).toBe(true);
  });

  test("in order, moved and worded, with what was before and after", async () => {
    const [a, b, c] = [await published(), await published(), await published()];
    const order = async () => (await shown()).map(({ id }) => id);
    expect(await order()).toEqual([a, b, c]);
    await changePicture(context(), clerk, c, { position: 0 });
    expect(await order()).toEqual([c, a, b]);
    await changePicture(context(), clerk, c, { position: 99 });
    expect(await order()).toEqual([a, b, c]);
    await changePicture(context(), clerk, b, { alt: { fr: "Autre" }, credit: "" });
    await removePicture(context(), clerk, a);
    expect(await order()).toEqual([b, c]);
    const actions = await world.sql<{ action: string; subject: string; detail: unknown }[]>`
      select action, subject, detail from staff_action where actor_id = ${clerk.id} order by id`;
    expect(actions.map(({ action }) => action)).toEqual([
      ...Array.from({ length: 3 }, () => "attach_picture"),
      "move_picture",
      "move_picture",
      "change_picture",
      "remove_picture",
    ]);
    expect(actions[3]).toMatchObject({
      subject: c,
      detail: { shows: `vessel:${vesselId}`, before_position: 2, after_position: 0 },
    });
    expect(actions[5]).toMatchObject({
      detail: { before_alt_fr: words.alt.fr, after_alt_fr: "Autre", after_credit: "" },
    });
    for (const work of [
      () => changePicture(context(), clerk, a, { position: 0 }),
      () => removePicture(context(), clerk, a),
      () => attachPicture(context(), clerk, a, words),
    ]) {
      expect(await codeOf(work())).toBe("not_found");
    }
    // Everybody moves everything at once: whatever the order, it is one.
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        changePicture(context(), clerk, turn % 2 ? b : c, { position: turn % 3 }),
      ),
    );
    const places = await world.sql`
      select position from picture where status = 'READY' order by position`;
    expect(places.map(({ position }) => position)).toEqual([0, 1]);
  }, 30_000);

  test("what nobody attached goes after a day, and files of removed ones go in any case", async () => {
    const { id: young } = await upload(await png);
    const { id: old } = await upload(await png);
    await world.sql`update picture set created_at = now() - interval '25 hours' where id = ${old}`;
    const removed = await published();
    await removePicture(context(), clerk, removed);
    // Its own run has ten minutes to do it.
    expect(await sweepPictures(world.sql)).toEqual([old]);
    await world.sql`update picture set removed_at = now() - interval '11 minutes' where id = ${removed}`;
    expect((await sweepPictures(world.sql)).toSorted()).toEqual([old, removed].toSorted());
    await world.sql`update picture set created_at = now() - interval '3 hours' where id = ${removed}`;
    for (const id of [old, removed, young]) await purgePicture(context(), id);
    expect(await there(`originals/${old}`)).toMatch(/^delete/);
    expect(await there(`originals/${removed}`)).toMatch(/^delete/);
    expect(await there(`originals/${young}`)).toMatch(/^put/);
    expect(await sweepPictures(world.sql)).toEqual([]);
  });

  test("a file that arrives when its picture is removed already goes too", async () => {
    const file = await png;
    const { id, upload } = await begin("image/png", file.length);
    await removePicture(context(), clerk, id);
    await purgePicture(context(), id);
    const { status } = await fetch(upload.url, {
      method: upload.method,
      headers: upload.headers,
      body: new Uint8Array(file),
    });
    expect([status, await there(`originals/${id}`)]).toEqual([200, `put originals/${id}`]);
    expect(await sweepPictures(world.sql)).toEqual([id]);
    await purgePicture(context(), id);
    expect(await there(`originals/${id}`)).toMatch(/^delete/);
    // Once nobody can upload it any more, it is done with.
    await world.sql`update picture set created_at = now() - interval '3 hours' where id = ${id}`;
    await purgePicture(context(), id);
    expect(await sweepPictures(world.sql)).toEqual([]);
  });

  test("states follow each other as the table says, whoever writes them", async () => {
    const id = await published();
    const to = (status: string) =>
      codeOf(
        world.sql`update picture set status = ${status}, refusal = 'x' where id = ${id}`.then(),
      );
    expect(await to("UPLOADED")).toContain("illegal transition of picture: READY to UPLOADED");
    expect(await to("REFUSED")).toContain("illegal transition");
    expect(await to("REMOVED")).toBe("done");
    expect(await to("READY")).toContain("illegal transition");
    const wordless = world.sql`
      update picture set status = 'UPLOADED' where id = ${(await upload(await png)).id}`;
    expect(await codeOf(wordless.then())).toContain("picture_words");
  });

  test("without a storage there are none, and the database isn't asked", async () => {
    await published();
    const base = config().MEDIA_PUBLIC_URL;
    Object.assign(config(), { MEDIA_PUBLIC_URL: undefined });
    try {
      const nobody = (() => {
        throw new Error("asked");
      }) as unknown as World["sql"];
      expect(await picturesOf({ sql: nobody, cache }, ship(), "en")).toEqual([]);
    } finally {
      Object.assign(config(), { MEDIA_PUBLIC_URL: base });
    }
  });
});
