import { headers } from "next/headers";
import { type AnswerMark, markAnswer } from "#lib/front/answer-mark";

/** Says what this page's answer is: Next itself knows no other than 200 for a page that is drawn. */
export async function answerAs(mark: AnswerMark): Promise<void> {
  markAnswer((await headers()).get("x-nonce"), mark);
}
