import fs from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { Store } from "./store";
import { temporaryFolder } from "./testing";

test("what was committed is there after a restart, the last write of an id wins", () => {
  const folder = temporaryFolder("store");
  const store = Store.open(folder);
  const things = store.collection<{ a: number }>("thing");
  things.save("x", { a: 1 });
  store.commit();
  things.save("x", { a: 2 });
  things.save("y", { a: 3 });
  store.commit();
  things.delete("y");
  store.commit();
  things.save("z", { a: 9 }); // never committed
  const again = Store.open(folder).collection<{ a: number }>("thing");
  expect([...again.values()]).toEqual([{ a: 2 }]);
});

test("a line torn by a crash is dropped and does not spoil the next one", () => {
  const folder = temporaryFolder("store");
  const store = Store.open(folder);
  store.collection<number>("n").save("a", 1);
  store.close();
  fs.appendFileSync(path.join(folder, "state.jsonl"), '{"put":[["n","b"');
  const second = Store.open(folder);
  second.collection<number>("n").save("c", 3);
  second.close();
  const numbers = Store.open(folder).collection<number>("n");
  expect([...numbers.values()]).toEqual([1, 3]);
});

test("a line that a full disk took in part is taken back, and written when there is room", () => {
  const folder = temporaryFolder("store");
  const store = Store.open(folder);
  const numbers = store.collection<number>("n");
  numbers.save("a", 1);
  store.commit();
  const write = fs.writeSync as (
    fd: number,
    bytes: Buffer,
    from: number,
    length?: number,
  ) => number;
  const full = vi
    .spyOn(fs, "writeSync")
    .mockImplementationOnce(((fd: number, bytes: Buffer) => write(fd, bytes, 0, 9)) as never)
    .mockImplementationOnce(() => {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    });
  numbers.save("b", 2);
  expect(() => store.commit()).toThrow("no space");
  full.mockRestore();
  numbers.save("c", 3);
  store.commit();
  const again = Store.open(folder).collection<number>("n");
  expect([...again.values()]).toEqual([1, 2, 3]);
});

test("a capped collection forgets the oldest", () => {
  const store = Store.open(temporaryFolder("store"));
  const numbers = store.collection<number>("n", 2);
  for (const n of [1, 2, 3]) numbers.save(String(n), n);
  store.commit();
  expect(numbers.newestFirst()).toEqual([3, 2]);
});
