/**
 * Browser code, served as text: the card form. It lives in a shadow root, as Stripe's lives
 * in a frame: the page's styles stay out. Styles go through CSSOM and a constructed style
 * sheet only, which a strict Content-Security-Policy lets through.
 */
export const form = String.raw`
var THEMES = {
  stripe: {
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorDanger: '#c0123c',
    borderRadius: '5px',
    fontFamily: 'system-ui, sans-serif',
    fontSizeBase: '16px',
    spacingUnit: '4px',
  },
  night: { colorPrimary: '#85d996', colorBackground: '#30313d', colorText: '#ffffff', colorDanger: '#fe87a1' },
};

var FORM_CSS =
  ':host{display:block;color:var(--colorText);font-family:var(--fontFamily);font-size:var(--fontSizeBase)}' +
  '*{box-sizing:border-box}' +
  '.grid{display:grid;grid-template-columns:1fr 1fr;gap:calc(var(--spacingUnit)*3);align-items:start}' +
  '.wide{grid-column:1/-1}' +
  'label{display:block;margin-bottom:var(--spacingUnit);font-size:.93em}' +
  'input{width:100%;min-height:44px;padding:calc(var(--spacingUnit)*2.5) calc(var(--spacingUnit)*3);font:inherit;' +
  'color:inherit;background:var(--colorBackground);border:1px solid color-mix(in srgb,var(--colorText) 45%,var(--colorBackground));' +
  'border-radius:var(--borderRadius)}' +
  'input::placeholder{color:color-mix(in srgb,var(--colorText) 78%,var(--colorBackground));opacity:1}' +
  'input:focus{outline:2px solid var(--colorPrimary);outline-offset:1px;border-color:var(--colorPrimary)}' +
  'input[aria-invalid=true]{color:var(--colorDanger);border-color:var(--colorDanger)}' +
  'input:disabled{opacity:.6}' +
  'p{margin:var(--spacingUnit) 0 0;color:var(--colorDanger);font-size:.93em}p:empty{display:none}';

function sheet(css) {
  var made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

function dress(host, appearance) {
  appearance = appearance || {};
  var values = Object.assign({}, THEMES.stripe, THEMES[appearance.theme], appearance.variables);
  Object.keys(values).forEach(function (name) {
    host.style.setProperty('--' + name, String(values[name]));
  });
}

function make(tag, attributes, text) {
  var element = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    element.setAttribute(name, attributes[name]);
  });
  if (text !== undefined) element.textContent = text;
  return element;
}

var FIELDS = [
  { name: 'number', complete: 'cc-number', hint: function () { return '1234 1234 1234 1234'; }, wide: true },
  { name: 'expiry', complete: 'cc-exp', hint: function (words) { return words.expiryHint; } },
  { name: 'cvc', complete: 'cc-csc', hint: function (words) { return words.cvcHint; } },
];

/* The form in node; tell(event, detail) is how it reports. */
function cardForm(node, settings, tell) {
  var host = make('div', { 'data-stand-in': 'stripe' });
  var root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet(FORM_CSS)];
  var grid = make('div', { class: 'grid' });
  root.append(grid);
  var inputs = {};
  var notes = {};
  var labels = {};
  var touched = {};
  var lengths = {};

  FIELDS.forEach(function (field) {
    var box = make('div', field.wide ? { class: 'wide' } : {});
    var input = make('input', {
      id: field.name,
      name: field.name,
      type: 'text',
      inputmode: 'numeric',
      autocomplete: field.complete,
      autocorrect: 'off',
      spellcheck: 'false',
      'aria-describedby': field.name + '-error',
      'aria-invalid': 'false',
    });
    labels[field.name] = make('label', { for: field.name });
    notes[field.name] = make('p', { id: field.name + '-error', role: 'alert' });
    inputs[field.name] = input;
    lengths[field.name] = 0;
    box.append(labels[field.name], input, notes[field.name]);
    grid.append(box);
    input.addEventListener('input', function (event) { typed(field.name, event); });
    input.addEventListener('focus', function () { tell('focus', {}); });
    input.addEventListener('blur', function () {
      if (input.value) touched[field.name] = true;
      show();
      tell('blur', {});
    });
    input.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') tell('escape', {});
    });
  });

  function typed(name, event) {
    var input = inputs[name];
    var caret = input.selectionStart;
    var before = digitsOf(input.value.slice(0, caret)).length;
    var atEnd = caret === input.value.length;
    var growing = digitsOf(input.value).length > lengths[name];
    input.value =
      name === 'number' ? formatNumber(input.value)
      : name === 'expiry' ? formatExpiry(input.value, growing)
      : digitsOf(input.value).slice(0, 4);
    lengths[name] = digitsOf(input.value).length;
    if (!atEnd) {
      var at = 0;
      for (var seen = 0; seen < before && at < input.value.length; at++) {
        if (/\d/.test(input.value[at])) seen++;
      }
      input.setSelectionRange(at, at);
    }
    touched[name] = touched[name] && faultOf(name) !== null;
    show();
    change();
    /* Whoever types on is taken to the next field. */
    if (atEnd && growing && event.inputType === 'insertText' && faultOf(name) === null) {
      if (name === 'number') inputs.expiry.focus();
      if (name === 'expiry') inputs.cvc.focus();
    }
  }

  function faultOf(name) {
    var value = inputs[name].value;
    if (name === 'number') return faultOfNumber(value);
    return name === 'expiry' ? faultOfExpiry(value) : faultOfCvc(value, inputs.number.value);
  }

  function show() {
    var words = wordsFor(settings.locale);
    FIELDS.forEach(function (field) {
      var fault = faultOf(field.name);
      /* What cannot become right by typing on is said at once. */
      var said = fault && (touched[field.name] || fault.indexOf('invalid') === 0) ? words[fault] : '';
      labels[field.name].textContent = words[field.name];
      inputs[field.name].placeholder = field.hint(words);
      inputs[field.name].setAttribute('aria-invalid', String(Boolean(said)));
      if (notes[field.name].textContent !== said) notes[field.name].textContent = said;
    });
  }

  function complete() {
    return FIELDS.every(function (field) { return faultOf(field.name) === null; });
  }

  function change() {
    tell('change', {
      elementType: settings.type,
      empty: FIELDS.every(function (field) { return inputs[field.name].value === ''; }),
      complete: complete(),
      collapsed: false,
      value: { type: 'card' },
    });
  }

  dress(host, settings.appearance);
  show();
  node.append(host);
  return {
    update: function () {
      dress(host, settings.appearance);
      show();
    },
    remove: function () { host.remove(); },
    focus: function () { inputs.number.focus(); },
    blur: function () { if (root.activeElement) root.activeElement.blur(); },
    clear: function () {
      FIELDS.forEach(function (field) { inputs[field.name].value = ''; });
      touched = {};
      show();
      change();
    },
    disable: function (off) {
      FIELDS.forEach(function (field) { inputs[field.name].disabled = off; });
    },
    /* null when all is well; else the first fault, shown and focused. */
    validate: function () {
      var first = null;
      FIELDS.forEach(function (field) {
        touched[field.name] = true;
        if (!first && faultOf(field.name)) first = field.name;
      });
      show();
      if (!first) return null;
      inputs[first].focus();
      var code = faultOf(first);
      return { type: 'validation_error', code: code, message: wordsFor(settings.locale)[code] };
    },
    card: function () {
      var expiry = digitsOf(inputs.expiry.value);
      return {
        number: digitsOf(inputs.number.value),
        exp_month: Number(expiry.slice(0, 2)),
        exp_year: 2000 + Number(expiry.slice(2)),
        cvc: digitsOf(inputs.cvc.value),
      };
    },
  };
}
`;
