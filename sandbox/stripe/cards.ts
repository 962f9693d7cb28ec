/** Stripe's test cards: what each number does, and the pm_card_ names that stand for them. */
export interface Decline {
  code: string;
  decline_code: string;
  message: string;
  network: string;
  advice: "try_again_later" | "do_not_try_again" | "confirm_card_data";
}

export interface CardBehaviour {
  brand: string;
  funding?: "debit" | "prepaid";
  country?: string;
  /** What the issuer says once it is asked for the money. */
  decline?: Decline;
  threeDs?: "required" | "optional";
  dispute?: "fraudulent" | "product_not_received" | "inquiry";
  /** The issuer suspects fraud, though nobody disputed it yet. */
  warning?: boolean;
  refund?: "fails" | "pends";
}

const declined = (
  decline_code: string,
  network: string,
  advice: Decline["advice"] = "try_again_later",
  message = "Your card was declined.",
): Decline => ({ code: "card_declined", decline_code, message, network, advice });

const GENERIC = declined("generic_decline", "01");
const NO_FUNDS = declined(
  "insufficient_funds",
  "51",
  "try_again_later",
  "Your card has insufficient funds.",
);
const named = (code: string, message: string, network: string): Decline => ({
  code,
  decline_code: code,
  message,
  network,
  advice: code === "processing_error" ? "try_again_later" : "confirm_card_data",
});

export const LIVE_CARD = declined(
  "test_mode_live_card",
  "",
  "confirm_card_data",
  "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
);

const visa = (rest: Omit<CardBehaviour, "brand"> = {}): CardBehaviour => ({
  brand: "visa",
  ...rest,
});

export const CARDS: Record<string, CardBehaviour> = {
  "4242424242424242": visa(),
  "4000056655665556": visa({ funding: "debit" }),
  "5555555555554444": { brand: "mastercard" },
  "2223003122003222": { brand: "mastercard" },
  "5200828282828210": { brand: "mastercard", funding: "debit" },
  "5105105105105100": { brand: "mastercard", funding: "prepaid" },
  "378282246310005": { brand: "amex" },
  "371449635398431": { brand: "amex" },
  "6011111111111117": { brand: "discover" },
  "3056930009020004": { brand: "diners" },
  "3566002020360505": { brand: "jcb" },
  "6200000000000005": { brand: "unionpay" },
  "4000002500000003": visa({ country: "FR" }),
  "4000003800000008": visa({ country: "IT" }),
  "4000007240000007": visa({ country: "ES" }),
  "4000008260000000": visa({ country: "GB" }),
  "4000000000000077": visa(),
  "4000000000000002": visa({ decline: GENERIC }),
  "4000000000000341": visa({ decline: GENERIC }),
  "4000000000009995": visa({ decline: NO_FUNDS }),
  "4000000000009987": visa({ decline: declined("lost_card", "41", "do_not_try_again") }),
  "4000000000009979": visa({ decline: declined("stolen_card", "43", "do_not_try_again") }),
  "4000000000000069": visa({ decline: named("expired_card", "Your card has expired.", "54") }),
  "4000000000000127": visa({
    decline: named("incorrect_cvc", "Your card's security code is incorrect.", "82"),
  }),
  "4000000000000119": visa({
    decline: named(
      "processing_error",
      "An error occurred while processing your card. Try again in a little bit.",
      "06",
    ),
  }),
  "4000002760003184": visa({ country: "DE", threeDs: "required" }),
  "4000002500003155": visa({ country: "FR", threeDs: "required" }),
  "4000000000003220": visa({ threeDs: "required" }),
  "4000000000003063": visa({ threeDs: "required" }),
  "4000008260003178": visa({ country: "GB", threeDs: "required", decline: NO_FUNDS }),
  "4000008400001629": visa({ threeDs: "required", decline: GENERIC }),
  "4000000000003055": visa({ threeDs: "optional" }),
  "4000000000000259": visa({ dispute: "fraudulent" }),
  "4000000000002685": visa({ dispute: "product_not_received" }),
  "4000000000001976": visa({ dispute: "inquiry" }),
  "4000000000005423": visa({ warning: true }),
  "4000000000005126": visa({ refund: "fails" }),
  "4000000000007726": visa({ refund: "pends" }),
};

export const NAMED: Record<string, string> = {
  pm_card_visa: "4242424242424242",
  pm_card_visa_debit: "4000056655665556",
  pm_card_mastercard: "5555555555554444",
  pm_card_mastercard_debit: "5200828282828210",
  pm_card_mastercard_prepaid: "5105105105105100",
  pm_card_amex: "378282246310005",
  pm_card_discover: "6011111111111117",
  pm_card_diners: "3056930009020004",
  pm_card_jcb: "3566002020360505",
  pm_card_unionpay: "6200000000000005",
  pm_card_fr: "4000002500000003",
  pm_card_it: "4000003800000008",
  pm_card_es: "4000007240000007",
  pm_card_gb: "4000008260000000",
  pm_card_bypassPending: "4000000000000077",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_visa_chargeDeclinedLostCard: "4000000000009987",
  pm_card_visa_chargeDeclinedStolenCard: "4000000000009979",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
  pm_card_authenticationRequired: "4000002760003184",
  pm_card_authenticationRequiredOnSetup: "4000002500003155",
  pm_card_authenticationRequiredSetupForOffSession: "4000002500003155",
  pm_card_threeDSecure2Required: "4000000000003220",
  pm_card_threeDSecureRequired: "4000000000003063",
  pm_card_threeDSecureOptional: "4000000000003055",
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: "4000008260003178",
  pm_card_createDispute: "4000000000000259",
  pm_card_createDisputeProductNotReceived: "4000000000002685",
  pm_card_createDisputeInquiry: "4000000000001976",
  pm_card_refundFail: "4000000000005126",
  pm_card_pendingRefund: "4000000000007726",
};

export function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return number.length >= 12 && sum % 10 === 0;
}
