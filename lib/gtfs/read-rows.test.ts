import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { FeedNotes } from "./feed-notes";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";
import { openFolder } from "./open-folder";
import { openZip } from "./open-zip";
import { readRows } from "./read-rows";
import { readDay, readDegrees, readTime, readZone } from "./read-value";
import { feedFolder, feedZip, smallFeed } from "./testing/feeds";

async function rowsOf(text: string | Buffer, notes = new FeedNotes()) {
  const asked = { file: "stops.txt", columns: ["id", "name", "zone"], required: ["id"], notes };
  const rows = [];
  for await (const row of readRows(Readable.from([Buffer.from(text as string)]), asked)) {
    rows.push(row);
  }
  return rows;
}

describe("reading a file of GTFS", () => {
  test("rows come with the line they begin on, whatever the line ends", async () => {
    const plain = 'name,id\n"Quay ""9"",\nthe old one",a\n\n Pier , b\n';
    const expected = [
      { line: 2, values: ["a", 'Quay "9", the old one', ""] },
      { line: 5, values: ["b", "Pier", ""] },
    ];
    expect(await rowsOf(plain)).toEqual(expected);
    expect(await rowsOf(plain.replaceAll("\n", "\r\n"))).toEqual(expected);
    expect(await rowsOf(`\uFEFF${plain}`)).toEqual(expected);
    expect(await rowsOf(plain.trimEnd())).toEqual(expected);
  });

  test("a file without its column, or with it twice, is refused", async () => {
    await expect(rowsOf("name\nx\n")).rejects.toThrow(
      "stops.txt, line 1, id: the column is missing",
    );
    await expect(rowsOf("id,id\nx,y\n")).rejects.toThrow("the column comes twice");
    await expect(rowsOf("")).rejects.toThrow("stops.txt: is empty");
  });

  test("what is no CSV is refused with its line", async () => {
    await expect(rowsOf('id,name\na,b\nc,"d\ne\n')).rejects.toThrow(
      /stops.txt, line \d+: a quotation mark is not closed/,
    );
    await expect(rowsOf('id,name\na,b\nc,d"e\n')).rejects.toThrow("stops.txt, line 3: is no CSV");
    const endless = `id,name\na,"${"x\n".repeat(limits.rowCharacters)}`;
    await expect(rowsOf(endless)).rejects.toThrow("a row is longer than");
  });

  test("rows of another width are counted, missing values are empty", async () => {
    const notes = new FeedNotes();
    expect(await rowsOf("id,name\na\nb,c,d\ne,f,\n \n", notes)).toEqual([
      { line: 2, values: ["a", "", ""] },
      { line: 3, values: ["b", "c", ""] },
      { line: 4, values: ["e", "f", ""] },
    ]);
    expect(notes.list()).toEqual([
      { file: "stops.txt", line: 2, says: "has fewer values than the header has names", count: 1 },
      { file: "stops.txt", line: 3, says: "has more values than the header has names", count: 1 },
    ]);
  });

  test("values that Postgres cannot hold are made such that it can", async () => {
    expect((await rowsOf("id,name\na,x\0y\tz\n"))[0]?.values[1]).toBe("x y z");
  });

  test("blanks around quotes are no part of a value", async () => {
    expect(await rowsOf('id , "name"\na, "Quay, 9" \n')).toEqual([
      { line: 2, values: ["a", "Quay, 9", ""] },
    ]);
  });

  test("another encoding is refused with its line, a hole that came with the name is not", async () => {
    const latin = Buffer.from('id,name\nb,"Old\nQuay"\na,Nev\xE9rs\n', "latin1");
    await expect(rowsOf(latin)).rejects.toThrow("stops.txt, line 4: is not in UTF-8");
    const cut = Buffer.from("id,name\na,é").subarray(0, -1);
    await expect(rowsOf(cut)).rejects.toThrow("stops.txt, line 2: is not in UTF-8");
    const utf16 = Buffer.from("\uFEFFid,name\na,b\n", "utf16le");
    await expect(rowsOf(utf16)).rejects.toThrow("stops.txt, line 1: is not in UTF-8");
    expect((await rowsOf("id,name\na,\uFFFD\n"))[0]?.values[1]).toBe("\uFFFD");
  });
});

describe("reading values of GTFS", () => {
  test("times pass midnight, and may leave out seconds and the first nought", () => {
    expect(["08:05:30", "8:05:30", "8:05", "24:00:00", "30:00:00"].map(readTime)).toEqual([
      29_130, 29_130, 29_100, 86_400, 108_000,
    ]);
    for (const text of ["", "8", "08:60:00", "8.05", "-1:00:00", "08:05:00 AM", "999:00:00"]) {
      expect([text, readTime(text)]).toEqual([text, undefined]);
    }
  });

  test("days exist, degrees lie on earth, zones are known", () => {
    expect(readDay("20280229")).toBe("2028-02-29");
    expect(["20270229", "2027-01-01", "20271301", "00000000"].map(readDay)).toEqual(Array(4));
    expect([readDegrees("-36.6", 90), readDegrees("91", 90), readDegrees("1,5", 90)]).toEqual([
      -36.6,
      undefined,
      undefined,
    ]);
    expect(["America/Montreal", "Europe/Kyiv", "Mars/Olympus", "'; drop"].map(readZone)).toEqual([
      "America/Montreal",
      "Europe/Kyiv",
      undefined,
      undefined,
    ]);
  });
});

describe("opening a feed", () => {
  const packed = () => Object.entries(smallFeed).map(([name, text]) => ({ name, text }));
  const read = async (open: Promise<{ open: (name: string) => Promise<Readable> }>) => {
    const parts: Buffer[] = [];
    for await (const chunk of await (await open).open("stops.txt")) parts.push(chunk as Buffer);
    return Buffer.concat(parts).toString();
  };

  test("a folder and a zip hold the same", async () => {
    expect(await read(openFolder(feedFolder()))).toBe(smallFeed["stops.txt"]);
    expect(await read(openZip(feedZip(packed())))).toBe(smallFeed["stops.txt"]);
  });

  test("a link that leads out of the folder is not followed", async () => {
    const folder = feedFolder({ "stops.txt": undefined, "trips.txt": undefined });
    symlinkSync("/etc/hostname", join(folder, "stops.txt"));
    symlinkSync(join(folder, "routes.txt"), join(folder, "trips.txt"));
    const { names } = await openFolder(folder);
    expect([names.has("stops.txt"), names.has("trips.txt")]).toEqual([false, true]);
  });

  test("a zip that was damaged on its way, or packed in a way nobody knows, is refused", async () => {
    const broken = (change: (zip: Buffer) => void) => {
      const path = feedZip([{ name: "stops.txt", text: "stop_id\nA\n" }]);
      const zip = readFileSync(path);
      change(zip);
      writeFileSync(path, zip);
      return read(openZip(path));
    };
    const directory = (zip: Buffer) => zip.indexOf("PK\x01\x02");
    await expect(broken((zip) => zip.writeUInt32LE(7, directory(zip) + 16))).rejects.toThrow(
      "stops.txt: its checksum is not the zip's",
    );
    await expect(
      broken((zip) => zip.writeUInt16LE(99, directory(zip) + 10)),
    ).rejects.toBeInstanceOf(FeedRefused);
    await expect(broken((zip) => zip.fill(0, 0, 4))).rejects.toBeInstanceOf(FeedRefused);
    await expect(broken((zip) => zip.fill(0, zip.length - 30))).rejects.toBeInstanceOf(FeedRefused);
  });

  test("a zip that leads out of itself, or would not end, is refused", async () => {
    const evil = (name: string) => openZip(feedZip([...packed(), { name, text: "x" }]));
    await expect(evil("../../etc/cron.d/x")).rejects.toThrow("the zip: ");
    await expect(evil("/etc/passwd")).rejects.toThrow("the zip: ");
    await expect(evil("..\\x")).rejects.toThrow("the zip: ");
    await expect(evil("stops.txt")).rejects.toThrow("the zip holds stops.txt twice");
    const bomb = [{ name: "stops.txt", text: Buffer.alloc(limits.smallBytes + 1) }];
    await expect(openZip(feedZip(bomb))).rejects.toThrow("stops.txt is packed more than");
    const locked = [{ name: "stops.txt", text: "x", encrypted: true }];
    await expect(openZip(feedZip(locked))).rejects.toThrow("stops.txt is encrypted");
    const inside = packed().map(({ name, text }) => ({ name: `feed/${name}`, text }));
    await expect(openZip(feedZip(inside))).rejects.toThrow("lie in the folder feed/");
  });
});
