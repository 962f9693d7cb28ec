import type { z } from "zod";
import type { Staff } from "#lib/account/staff-of";
import { log } from "#lib/log/log";
import type { Told } from "#lib/office/rows";
import { refusalOf } from "../api/_http/refusal-of";
import { listBody, type StaffList } from "../api/_http/staff-list";

type Body<Row> = Omit<Awaited<ReturnType<typeof listBody>>, "data"> & { data: Told<Row>[] };
/** Who isn't named is shown what everybody may see. */
const leastOfAll: Staff = { id: "", role: "port_agent", name: "" };

type Params = Record<string, string | string[] | undefined>;

/**
 * What a list of the back office is drawn with: its endpoint's answer to the page's own query, under the
 * path that the browser will ask for. A query that isn't understood draws nothing: the browser asks, and
 * shows the refusal. `staff` is who reads it, for lists that show one role less than another.
 */
export async function firstRows<Shape extends z.ZodRawShape, Row>(
  path: string,
  params: Params,
  list: StaffList<Shape, Row>,
  staff: Staff = leastOfAll,
) {
  const pairs = Object.entries(params).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.at(-1) : value;
    return text ? [[name, text]] : [];
  });
  const query = new URLSearchParams(
    pairs.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  ).toString();
  const asked = query ? `${path}?${query}` : path;
  try {
    const body = await listBody(list, new URL(asked, "http://office"), new Date(), staff);
    return { path: asked, body: JSON.parse(JSON.stringify(body)) as Body<Row> };
  } catch (error) {
    if (refusalOf(error) !== error) log().warn({ err: error, list: list.name }, "no first rows");
    return undefined;
  }
}
