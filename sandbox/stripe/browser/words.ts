/** Browser code, served as text: what the payer reads, by locale. */
export const words = `
var WORDS = {
  en: {
    number: 'Card number',
    expiry: 'Expiration date',
    cvc: 'Security code',
    expiryHint: 'MM / YY',
    cvcHint: 'CVC',
    incomplete_number: 'Your card number is incomplete.',
    invalid_number: 'Your card number is invalid.',
    incomplete_expiry: "Your card's expiration date is incomplete.",
    invalid_expiry_month_past: "Your card's expiration date is in the past.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.",
    invalid_expiry_year: "Your card's expiration year is invalid.",
    incomplete_cvc: "Your card's security code is incomplete.",
    connection: 'An error occurred with our connection to Stripe. Please try again.',
    payment_intent_authentication_failure:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  },
  fr: {
    number: 'Numéro de carte',
    expiry: "Date d'expiration",
    cvc: 'Code de sécurité',
    expiryHint: 'MM / AA',
    cvcHint: 'CVC',
    incomplete_number: 'Le numéro de votre carte est incomplet.',
    invalid_number: "Le numéro de votre carte n'est pas valide.",
    incomplete_expiry: "La date d'expiration de votre carte est incomplète.",
    invalid_expiry_month_past: "La date d'expiration de votre carte est passée.",
    invalid_expiry_year_past: "L'année d'expiration de votre carte est passée.",
    invalid_expiry_year: "L'année d'expiration de votre carte n'est pas valide.",
    incomplete_cvc: 'Le code de sécurité de votre carte est incomplet.',
    connection: "Une erreur s'est produite lors de la connexion à Stripe. Veuillez réessayer.",
    payment_intent_authentication_failure:
      "Nous ne parvenons pas à authentifier votre moyen de paiement. Veuillez choisir un autre moyen de paiement et réessayer.",
    card_declined: 'Votre carte a été refusée.',
    insufficient_funds: 'Votre carte ne dispose pas de fonds suffisants.',
    expired_card: 'Votre carte a expiré.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    incorrect_number: 'Le numéro de votre carte est incorrect.',
    processing_error:
      "Une erreur s'est produite lors du traitement de votre carte. Veuillez réessayer dans quelques instants.",
  },
};

function wordsFor(locale) {
  var wanted = !locale || locale === 'auto' ? navigator.language : locale;
  return WORDS[String(wanted).slice(0, 2)] || WORDS.en;
}

/* The API speaks English; Stripe.js puts its sentences into the payer's language. */
function localised(error, locale) {
  var known = wordsFor(locale);
  var message = known[error.decline_code] || known[error.code];
  return message ? Object.assign({}, error, { message: message }) : error;
}
`;
