import { ferrygatewayAdapter } from "./adapters/ferrygateway-adapter";
import { httpAdapter } from "./adapters/http-adapter";
import type { OperatorAdapter } from "./contract";
import type { AdapterKind, OperatorLink } from "./operator-link";

const adapters: Record<AdapterKind, (link: OperatorLink) => OperatorAdapter> = {
  http: httpAdapter,
  ferrygateway: ferrygatewayAdapter,
};

/** The operator's system behind its link, in our words. */
export function adapterOf(link: OperatorLink): OperatorAdapter {
  return adapters[link.adapter](link);
}
