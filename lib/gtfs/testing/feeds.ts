// Feeds for tests: files of text as a folder or a zip.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

export type FeedText = Record<string, string>;

/** One ferry from A to B by way of C, at eight each day from 2030-03-01 to 2030-04-30, in Paris' zone. */
export const smallFeed: FeedText = {
  "agency.txt": `agency_id,agency_name,agency_url,agency_timezone
boats,The Boats,https://boats.example,Europe/Paris
`,
  "stops.txt": `stop_id,stop_name,stop_lat,stop_lon
A,Alpha Quay,43.30,5.36
C,Gamma Rock,42.60,5.90
B,Beta Haven,42.10,6.40
`,
  "routes.txt": `route_id,agency_id,route_short_name,route_long_name,route_type
R,boats,1,Alpha - Beta,4
`,
  "trips.txt": `route_id,service_id,trip_id
R,daily,out
R,daily,back
`,
  "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence
out,08:00:00,08:00:00,A,1
out,11:00:00,11:15:00,C,2
out,14:00:00,14:00:00,B,3
back,22:00:00,22:00:00,B,1
back,30:00:00,30:00:00,A,2
`,
  "calendar.txt": `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
daily,1,1,1,1,1,1,1,20300301,20300430
`,
};

/** Writes a feed into a folder of its own and answers its path; undefined leaves a file out. */
export function feedFolder(changes: Record<string, string | undefined> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "gangway-feed-"));
  for (const [name, text] of Object.entries({ ...smallFeed, ...changes })) {
    if (text !== undefined) writeFileSync(join(folder, name), text);
  }
  return folder;
}

type ZipEntry = { name: string; text: string | Buffer; encrypted?: boolean };

/** A zip as simple as they come: deflated, no comments. It also writes what nobody should. */
export function buildZip(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, encrypted } of entries) {
    const plain = Buffer.from(text as string);
    const packed = deflateRawSync(plain, { level: 9 });
    const file = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(plain.length, 18);
    head.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, file, packed]);
    parts.push(local);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, entry, file]),
    );
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
}

/** A feed as the path of a zip. */
export function feedZip(entries: ZipEntry[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "gangway-zip-")), "feed.zip");
  writeFileSync(path, buildZip(entries));
  return path;
}
