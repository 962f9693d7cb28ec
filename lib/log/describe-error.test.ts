import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeError } from "./describe-error";

const said = (error: unknown) => JSON.stringify(describeError(error));

test("an error of Drizzle's is told by its cause, without the values of its query", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const params = ["K7Q2", "amira@example.com"];
  const error = new DrizzleQueryError("select id from booking where a = $1", params, cause);
  expect(said(error)).not.toMatch(/amira|K7Q2|select/);
  expect(describeError(error)).toMatchObject({
    code: "ECONNREFUSED",
    message: "connect ECONNREFUSED",
  });
  expect(said(new DrizzleQueryError("select 1", params))).not.toMatch(/amira|K7Q2/);
});

test("addresses are cut out of messages, and a message of several lines stays out of the stack", () => {
  const error = new Error("could not send\nto amira@example.com <a.b+c@d.example>");
  expect(said(error)).not.toMatch(/@(example|d\.)/);
  expect(describeError(error).stack).not.toContainEqual(expect.stringContaining("could not send"));
});

test.each([[undefined], [null], ["amira@example.com"], [7], [{ message: 3 }]])(
  "what is no error says only what it is: %s",
  (thrown) => {
    expect(Object.keys(describeError(thrown))).toEqual(["type"]);
  },
);
