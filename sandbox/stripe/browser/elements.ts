/** Browser code, served as text: stripe.elements() and the elements it creates. */
export const elements = `
function integrationError(message) {
  var error = new Error(message);
  error.name = 'IntegrationError';
  return error;
}

function nodeOf(where) {
  var node = typeof where === 'string' ? document.querySelector(where) : where;
  if (!node) throw integrationError('The selector you specified (' + where + ') applies to no DOM elements that are currently on the page.');
  return node;
}

var CARD_FORMS = ['payment', 'card'];

function makeElement(type, settings, options, load, forget) {
  var handlers = {};
  var form = null;
  var mounted = false;
  var destroyed = false;

  function tell(event, detail) {
    (handlers[event] || []).slice().forEach(function (handler) {
      handler(Object.assign({ elementType: type }, detail));
    });
  }
  function on(event, handler) {
    (handlers[event] = handlers[event] || []).push(handler);
    return element;
  }
  function off(event, handler) {
    handlers[event] = handler
      ? (handlers[event] || []).filter(function (known) { return known !== handler; })
      : [];
    return element;
  }
  function unmount() {
    if (form) form.remove();
    form = null;
    mounted = false;
    return element;
  }

  var element = {
    _type: type,
    _form: function () { return form; },
    _refresh: function () { if (form) form.update(); },
    mount: function (where) {
      if (destroyed) throw integrationError('This Element has already been destroyed. Please create a new one.');
      var node = nodeOf(where);
      unmount();
      mounted = true;
      if (CARD_FORMS.indexOf(type) >= 0) form = cardForm(node, settings, tell);
      load().then(
        function () { if (mounted) tell('ready', {}); },
        function (error) { if (mounted) tell('loaderror', { error: error }); }
      );
      return element;
    },
    unmount: unmount,
    destroy: function () {
      unmount();
      destroyed = true;
      forget();
      return element;
    },
    on: on,
    off: off,
    once: function (event, handler) {
      function first(detail) {
        off(event, first);
        handler(detail);
      }
      return on(event, first);
    },
    addListener: on,
    removeListener: off,
    removeAllListeners: function () { handlers = {}; return element; },
    update: function (change) {
      Object.assign(options, change);
      if (form) form.disable(Boolean(options.readOnly || options.disabled));
      return element;
    },
    focus: function () { if (form) form.focus(); return element; },
    blur: function () { if (form) form.blur(); return element; },
    clear: function () { if (form) form.clear(); return element; },
    collapse: function () { return element; },
    getValue: function () { return Promise.resolve({ complete: true, isNewAddress: true, value: {} }); },
  };
  return element;
}

function makeElements(api, given) {
  var settings = Object.assign({}, given);
  var live = {};

  /* A client secret that leads nowhere is a loaderror, as it is with Stripe. */
  function load() {
    if (!settings.clientSecret) return Promise.resolve();
    return api.retrieve(settings.clientSecret).then(function (result) {
      if (result.error) throw result.error;
    });
  }
  function each(does) {
    Object.keys(live).forEach(function (type) { does(live[type]); });
  }

  var group = {
    _settings: settings,
    /* The form that holds the card, or undefined. */
    _form: function () {
      var element = live.payment || live.card;
      return element && element._form();
    },
    create: function (type, options) {
      if (live[type]) {
        throw integrationError('Can only create one Element of type ' + type + ' through elements.');
      }
      settings.type = type;
      var element = makeElement(type, settings, Object.assign({}, options), load, function () {
        if (live[type] === element) delete live[type];
      });
      live[type] = element;
      return element;
    },
    getElement: function (type) { return live[type] || null; },
    update: function (change) {
      Object.assign(settings, change);
      each(function (element) { element._refresh(); });
    },
    submit: function () {
      var form = group._form();
      var error = form ? form.validate() : null;
      return Promise.resolve(error ? { error: error } : { selectedPaymentMethod: 'card' });
    },
    fetchUpdates: function () {
      return load().then(
        function () { return {}; },
        function (error) { return { error: error }; }
      );
    },
    on: function () { return group; },
    off: function () { return group; },
  };
  return group;
}
`;
