import type { Locale } from "#lib/language/locales";

/** National numbers as they are dialled at home, and what stands before them abroad. */
type Plan = { prefix: string; national: RegExp; trunk: string };

const plans: Record<string, Plan> = {
  FR: { prefix: "+33", national: /^0[1-9]\d{8}$/, trunk: "0" },
  GB: { prefix: "+44", national: /^0[1-9]\d{8,9}$/, trunk: "0" },
  BE: { prefix: "+32", national: /^0[1-9]\d{7,8}$/, trunk: "0" },
  CH: { prefix: "+41", national: /^0[1-9]\d{8}$/, trunk: "0" },
  DE: { prefix: "+49", national: /^0[1-9]\d{6,11}$/, trunk: "0" },
  DZ: { prefix: "+213", national: /^0[2-7]\d{7,8}$/, trunk: "0" },
  MA: { prefix: "+212", national: /^0[5-8]\d{8}$/, trunk: "0" },
  IE: { prefix: "+353", national: /^0[1-9]\d{7,8}$/, trunk: "0" },
  TN: { prefix: "+216", national: /^[2-9]\d{7}$/, trunk: "" },
  ES: { prefix: "+34", national: /^[6-9]\d{8}$/, trunk: "" },
  // Italian numbers keep their zero abroad.
  IT: { prefix: "+39", national: /^(3\d{8,9}|0\d{6,10})$/, trunk: "" },
};

/** Whose numbers somebody who reads this language most likely dials; English is read everywhere. */
const homeOf: Record<Locale, string | null> = { fr: "FR", en: null };

export type PhoneFault = "phone_invalid" | "phone_country";

/**
 * A telephone number as the world dials it ("+33612345678"). One typed as at home ("0612345678")
 * takes the prefix of the nationality, or else of the language; where neither tells, it is refused.
 */
export function readPhone(
  typed: string,
  nationality: string,
  locale: Locale,
): { phone: string } | { fault: PhoneFault } {
  const text = typed
    .trim()
    .replace(/\(0\)/, "")
    .replace(/[\s().\-/\u2010-\u2013]/gu, "");
  const number = text.startsWith("00") ? `+${text.slice(2)}` : text;
  if (number.startsWith("+")) {
    // "+33 06…": the zero is for those at home.
    const plan = Object.values(plans).find(
      ({ prefix, trunk }) => trunk !== "" && number.startsWith(`${prefix}${trunk}`),
    );
    const whole = plan ? plan.prefix + number.slice(plan.prefix.length + 1) : number;
    return /^\+[1-9]\d{6,14}$/.test(whole) ? { phone: whole } : { fault: "phone_invalid" };
  }
  if (!/^\d{5,15}$/.test(number)) return { fault: "phone_invalid" };
  for (const country of [nationality, homeOf[locale]]) {
    const plan = plans[country ?? ""];
    if (plan?.national.test(number)) {
      return { phone: plan.prefix + number.slice(plan.trunk.length) };
    }
  }
  return { fault: "phone_country" };
}

/** "+33 6 12 34 56 78": in pairs behind the prefix, for reading it over. */
export function spokenPhone(phone: string): string {
  const prefix = Object.values(plans)
    .map((plan) => plan.prefix)
    .find((start) => phone.startsWith(start));
  if (!prefix) return phone;
  const rest = phone.slice(prefix.length);
  const odd = rest.length % 2;
  const pairs = rest.slice(odd).match(/../g) ?? [];
  return [prefix, ...(odd ? [rest.slice(0, 1)] : []), ...pairs].join(" ");
}
