import type { WireAnswer } from "../../wire/message";

export function browserScript(): WireAnswer {
  return { status: 200, headers: { "content-type": "text/javascript" }, body: "" };
}
