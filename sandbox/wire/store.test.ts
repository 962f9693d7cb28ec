import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
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

test("a capped collection forgets the oldest", () => {
  const store = Store.open(temporaryFolder("store"));
  const numbers = store.collection<number>("n", 2);
  for (const n of [1, 2, 3]) numbers.save(String(n), n);
  store.commit();
  expect(numbers.newestFirst()).toEqual([3, 2]);
});
