/**
 * A French sentence into which names were put after "de" and "à", joined as French joins them:
 * "d’Alger", "du Pirée", "au Havre". Looks at capital letters only, so that what a catalogue itself
 * says stays as it was written.
 */
export function frenchJoints(sentence: string): string {
  return sentence
    .replace(beforeArticle, (_, before: string, particle: string, article: string) => {
      const joined = contracted[`${particle.toLowerCase()} ${article}`] ?? "";
      return before + (particle === particle.toLowerCase() ? joined : capitalised(joined));
    })
    .replace(beforeVowel, "$1$2’");
}

/** A translator of French whose sentences come out joined. */
export function withFrenchJoints<T extends object>(translator: T): T {
  const say = translator as unknown as (...asked: unknown[]) => string;
  const joined = (...asked: unknown[]) => frenchJoints(say(...asked));
  return Object.assign(joined, translator) as unknown as T;
}

const contracted: Record<string, string> = {
  "de Le": "du ",
  "de Les": "des ",
  "à Le": "au ",
  "à Les": "aux ",
};

const beforeArticle = /(^|[^\p{L}’-])([Dd]e|[Àà]) (Les?) (?=\p{Lu})/gu;

// Of the names with an H only Héraklion’s is mute: Hull, Holyhead and Harwich are not elided.
const beforeVowel = /(^|[^\p{L}’-])([Dd])e (?=[AÀÂÁEÉÈÊIÎÍOÔÓUÛÚ]|Héra)/gu;

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
