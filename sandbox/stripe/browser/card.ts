/** Browser code, served as text: reading and formatting what is typed into a card form. */
export const card = String.raw`
function digitsOf(text) {
  return text.replace(/\D/g, '');
}

function brandOf(number) {
  if (/^3[47]/.test(number)) return { lengths: [15], groups: [4, 6, 5], cvc: 4 };
  if (/^3[0689]/.test(number)) return { lengths: [14], groups: [4, 6, 4], cvc: 3 };
  return { lengths: [16], groups: [4, 4, 4, 4], cvc: 3 };
}

function luhn(number) {
  var sum = 0;
  for (var i = 0; i < number.length; i++) {
    var digit = Number(number[number.length - 1 - i]);
    if (i % 2 === 1) digit *= 2;
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

function formatNumber(text) {
  var number = digitsOf(text);
  var brand = brandOf(number);
  number = number.slice(0, brand.lengths[0]);
  var parts = [];
  var at = 0;
  brand.groups.forEach(function (size) {
    if (at < number.length) parts.push(number.slice(at, at + size));
    at += size;
  });
  return parts.join(' ');
}

function formatExpiry(text, growing) {
  /* Autofill brings 12/2034, or 2034-12. */
  var iso = /^\s*(20\d\d)\D+(\d\d?)\s*$/.exec(text);
  if (iso) text = (iso[2].length === 1 ? '0' : '') + iso[2] + iso[1].slice(2);
  var long = /^\s*(\d\d?)\D+20(\d\d)\s*$/.exec(text);
  if (long) text = (long[1].length === 1 ? '0' : '') + long[1] + long[2];
  var short = /^\s*(\d)\s*\//.exec(text);
  if (short) text = '0' + text.trim();
  var digits = digitsOf(text);
  if (/^[2-9]/.test(digits)) digits = '0' + digits;
  if (/^1[3-9]/.test(digits)) digits = '0' + digits;
  digits = digits.slice(0, 4);
  if (digits.length > 2 || (digits.length === 2 && growing)) {
    return digits.slice(0, 2) + ' / ' + digits.slice(2);
  }
  return digits;
}

/* The code of what is wrong with a field, or null. */
function faultOfNumber(text) {
  var number = digitsOf(text);
  if (number.length < brandOf(number).lengths[0]) return 'incomplete_number';
  return luhn(number) ? null : 'invalid_number';
}

function faultOfExpiry(text) {
  var digits = digitsOf(text);
  if (digits.length < 4) return 'incomplete_expiry';
  var month = Number(digits.slice(0, 2));
  var year = 2000 + Number(digits.slice(2));
  var now = new Date();
  if (month < 1 || month > 12) return 'incomplete_expiry';
  if (year < now.getFullYear()) return 'invalid_expiry_year_past';
  if (year > now.getFullYear() + 50) return 'invalid_expiry_year';
  if (year === now.getFullYear() && month < now.getMonth() + 1) return 'invalid_expiry_month_past';
  return null;
}

function faultOfCvc(text, number) {
  return digitsOf(text).length < brandOf(digitsOf(number)).cvc ? 'incomplete_cvc' : null;
}
`;
