import { describe, expect, it } from "vitest";
import { equality, evaluate, matches, textAt } from "./expression";

const event = { name: "hold", data: { id: "h1", n: 3, tags: ["a", "b"], deep: { x: null } } };
const scope = { event, async: { data: { id: "h1", n: 4 } } };

describe("expressions", () => {
  it.each([
    ["event.data.id == async.data.id", true],
    ["event.data.id == async.data.id && async.data.n > event.data.n", true],
    ["event.data.n >= 3 && !(event.data.n == 4)", true],
    ["event.data['id'] == \"h1\" || false", true],
    ["'b' in event.data.tags", true],
    ["event.data.id in ['x', 'y']", false],
    ["event.data.tags[1] == 'b'", true],
    ["size(event.data.tags) == 2 && event.name.startsWith('ho')", true],
    ["event.data.id + '-' + string(event.data.n) == 'h1-3'", true],
    ["event.data.deep.x == null", true],
    ["has(event.data.id) && !has(event.data.none)", true],
    ["event.data.n - 1 == 2", true],
    ["event.data.name == 'it\\'s'", false],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source, scope)).toBe(expected);
  });

  it("never matches two members that are both missing", () => {
    expect(matches("event.data.gone == async.data.gone", scope)).toBe(false);
    expect(matches("event.constructor == async.constructor", scope)).toBe(false);
  });

  it("does not match what cannot be read, and always matches when nothing is asked", () => {
    expect(matches("event.data.(", scope)).toBe(false);
    expect(matches("unheard(event)", scope)).toBe(false);
    expect(matches(undefined, scope)).toBe(true);
  });

  it("finds the equality by which waiting runs are indexed", () => {
    expect(equality("event.data.id == async.data.id", { event })).toEqual({
      path: ["data", "id"],
      value: "h1",
      whole: true,
    });
    expect(equality("async.data.n > 1 && async.data.id == 'k'", { event })).toEqual({
      path: ["data", "id"],
      value: "k",
      whole: false,
    });
    expect(equality("event.data.id == async.data.id || true", { event })).toBeUndefined();
    expect(equality("event.data.gone == async.data.id", { event })).toBeUndefined();
    expect(textAt(scope.async, ["data", "id"])).toBe('"h1"');
    expect(textAt(scope.async, ["data", "gone"])).toBeUndefined();
  });
});
