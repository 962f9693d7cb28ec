/** Readers that are no travellers, as far as they say so. They are answered like everybody, and not counted. */
export function isRobot(headers: Headers): boolean {
  const agent = headers.get("user-agent");
  return !agent || /bot\b|crawl|spider|slurp|preview|lighthouse/i.test(agent);
}
