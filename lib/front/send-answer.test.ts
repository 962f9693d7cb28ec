import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { sendAnswer } from "./send-answer";

test("an answer keeps its status, its body and each of its cookies, over what stood there before", async () => {
  const answer = new Response("{}", { status: 201, headers: { "x-request-id": "the answer's" } });
  answer.headers.append("set-cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
  answer.headers.append("set-cookie", "b=2");
  const server = createServer((_, response) => {
    response.setHeader("x-request-id", "the front's");
    response.setHeader("x-frame-options", "DENY");
    void sendAnswer(response, answer);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const said = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(said.status).toBe(201);
    expect(await said.text()).toBe("{}");
    expect(said.headers.getSetCookie()).toEqual([
      "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
      "b=2",
    ]);
    expect(said.headers.get("x-request-id")).toBe("the answer's");
    expect(said.headers.get("x-frame-options")).toBe("DENY");
  } finally {
    server.close();
  }
});
