import type { Executor } from "#db/client";
import { inLanguage, type Port } from "./port";
import { portDirectory } from "./port-directory";

/** Every port in a language, sorted by name as that language sorts: for select boxes. */
export async function listPorts(executor: Executor, language: string): Promise<Port[]> {
  const { byCode } = await portDirectory(executor);
  const order = new Intl.Collator(language);
  return [...byCode.values()]
    .map((port) => inLanguage(port, language))
    .sort((one, other) => order.compare(one.name, other.name));
}
