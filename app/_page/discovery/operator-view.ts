import { type Crossing, directory } from "#lib/discovery/directory";
import { readOperator } from "#lib/discovery/read-operator";
import { translator } from "#lib/language/translator";
import { picturesOf } from "#lib/media/pictures-of";
import type { ListedOperator } from "#lib/operator/list-operators";
import type { OperatorView } from "../../../components/discovery/operator-page";
import type { pageContext } from "../context";
import { crossingLines, crossingName } from "./crossing-line";
import { hrefOf } from "./discovery-hrefs";

const mostPictures = 6;

/** All that an operator's page shows. Throws `service_unavailable`. */
export async function operatorView(
  context: ReturnType<typeof pageContext>,
  operator: ListedOperator,
): Promise<OperatorView> {
  const { language } = context;
  const [known, facts] = await Promise.all([
    directory(context.sql),
    readOperator(context.sql, operator.code),
  ]);
  const crossings = (facts?.crossings ?? []).flatMap((name) => known.crossings.get(name) ?? []);
  const lines = await crossingLines(context, known, crossings, {
    nameOf: (crossing: Crossing) => crossingName(context, crossing),
    only: operator.code,
  });
  const pictures = await picturesOf(context, { kind: "operator", code: operator.code }, language);
  const order = new Intl.Collator(language);
  return {
    name: operator.name,
    lines,
    pictures: pictures.slice(0, mostPictures),
    ports: new Set(crossings.flatMap(({ from, to }) => [from.code, to.code])).size,
    ships: known.vessels
      .filter(({ operator_code }) => operator_code === operator.code)
      .map((vessel) => ({ name: vessel.name, href: hrefOf.vessel(language, vessel), vessel }))
      .sort((one, other) => order.compare(one.name, other.name)),
    terms: {
      isOnRequest: facts?.booking_mode === "on_request",
      infantMaxAge: facts?.infant_max_age ?? 3,
      childMaxAge: facts?.child_max_age ?? 11,
      lowDeckCm: facts?.low_deck_max_height_cm ?? 190,
    },
    chart:
      crossings.length > 0
        ? {
            name: `operator-${operator.code}`,
            alt: translator(language, "discovery")("chart_operator", { operator: operator.name }),
          }
        : null,
  };
}
