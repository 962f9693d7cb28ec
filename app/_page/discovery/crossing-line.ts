import type { Crossing, Directory } from "#lib/discovery/directory";
import { type CrossingFacts, readCrossing } from "#lib/discovery/read-crossing";
import { frequencyOf, seasonOf } from "#lib/discovery/season";
import { translator } from "#lib/language/translator";
import { inLanguage } from "#lib/port/port";
import type { CrossingLine } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { hrefOf } from "./discovery-hrefs";

type Context = ReturnType<typeof pageContext>;

/** Crossings as a list shows them, by name, each with what sails on it; `only` of one operator. */
export async function crossingLines(
  context: Context,
  known: Directory,
  crossings: readonly Crossing[],
  { nameOf, only }: { nameOf: (crossing: Crossing) => string; only?: string },
): Promise<CrossingLine[]> {
  const order = new Intl.Collator(context.language);
  const lines = await Promise.all(
    crossings.map(async (crossing) => {
      const facts = await readCrossing(context, crossing);
      return lineOf(context, known, { crossing, facts, name: nameOf(crossing), only });
    }),
  );
  return lines.sort((one, other) => order.compare(one.name, other.name));
}

/** "Genoa to Palermo", in the language. */
export function crossingName(
  { language }: Pick<Context, "language">,
  { from, to }: Crossing,
): string {
  return translator(language, "discovery")("crossing", {
    from: inLanguage(from, language).name,
    to: inLanguage(to, language).name,
  });
}

type Told = { crossing: Crossing; facts: CrossingFacts; name: string; only?: string | undefined };

function lineOf(
  { language }: Context,
  { operators }: Directory,
  { crossing, facts, name, only }: Told,
): CrossingLine {
  const own = only ? facts.operators.find(({ code }) => code === only) : undefined;
  return {
    name,
    href: hrefOf.crossing(language, crossing),
    minutes: own?.minutes ?? facts.minutes,
    frequency: frequencyOf(own?.months ?? facts.months),
    season: seasonOf(own?.months ?? facts.months),
    lowest: own ? own.lowest : facts.lowest,
    operators: facts.operators.map(
      ({ code }) => operators.find((operator) => operator.code === code)?.name ?? code,
    ),
  };
}
