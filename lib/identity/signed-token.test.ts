import { expect, test } from "vitest";
import { signToken, verifyToken } from "./signed-token";

const secret = "s".repeat(32);

test("a token opens what it was made for, and nothing else", () => {
  const token = signToken(secret, "link", "booking-1");
  expect(verifyToken(secret, "link", "booking-1", token)).toBe(true);
  expect(verifyToken(secret, "link", "booking-2", token)).toBe(false);
  expect(verifyToken(secret, "access", "booking-1", token)).toBe(false);
  expect(verifyToken("t".repeat(32), "link", "booking-1", token)).toBe(false);
});

test("a token has at least 128 bits and fits a URL's path", () => {
  const token = signToken(secret, "link", "booking-1");
  expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
});

test("what is not a token is refused without an error", () => {
  for (const text of [
    "",
    "é",
    "x".repeat(1_000_000),
    "\0",
    signToken(secret, "link", "a").slice(1),
  ]) {
    expect(verifyToken(secret, "link", "a", text)).toBe(false);
  }
});
