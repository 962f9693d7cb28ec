import { endpoints } from "./stack";

/** Makes the mail service fail at the wire, once unless `times` says otherwise. */
export async function addMailFault(fault: Record<string, string | number>): Promise<void> {
  await fetch(`${endpoints().mail}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ method: "POST", path: "/emails", ...fault }),
  });
}

export async function clearMailFaults(): Promise<void> {
  await fetch(`${endpoints().mail}/_sandbox/faults`, { method: "DELETE" });
}
