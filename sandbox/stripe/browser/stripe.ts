/** Browser code, served as text: window.Stripe and the calls it makes. */
export const stripe = `
function flatten(value, name, into) {
  if (value === undefined || value === null) return into;
  if (typeof value === 'object') {
    Object.keys(value).forEach(function (key) {
      flatten(value[key], name ? name + '[' + key + ']' : key, into);
    });
  } else into.append(name, String(value));
  return into;
}

function intentIdOf(secret) {
  var found = /^(pi_[^_]+)_secret_/.exec(String(secret));
  if (!found) {
    throw integrationError('Invalid value for stripe.confirmPayment intent secret: value should be a client secret of the form ' + '$' + '{id}_secret_' + '$' + '{secret}. You specified: ' + secret + '.');
  }
  return found[1];
}

function makeApi(key, options) {
  function call(method, path, params) {
    var query = flatten(Object.assign({}, params, { key: key }), '', new URLSearchParams());
    var get = method === 'GET';
    return fetch(ORIGIN + path + (get ? '?' + query : ''), {
      method: method,
      headers: { accept: 'application/json' },
      body: get ? undefined : query,
    }).then(
      function (response) {
        return response.json().then(function (body) {
          return body.error ? { error: localised(body.error, options.locale) } : { value: body };
        });
      }
    ).catch(function () {
      return { error: { type: 'api_connection_error', message: wordsFor(options.locale).connection } };
    });
  }
  return {
    options: options,
    call: call,
    retrieve: function (secret) {
      return call('GET', '/v1/payment_intents/' + intentIdOf(secret), { client_secret: secret }).then(asIntent);
    },
  };
}

function asIntent(result) {
  return result.error ? { error: result.error } : { paymentIntent: result.value };
}

/* Whatever the intent still wants from the payer, until it is settled one way or the other. */
function follow(api, result) {
  if (result.error) return Promise.resolve(result);
  var intent = result.paymentIntent;
  var action = intent.next_action;
  if (intent.status === 'requires_action' && action) {
    if (action.type === 'redirect_to_url') {
      window.location.assign(action.redirect_to_url.url);
      return new Promise(function () {});
    }
    return askPayer()
      .then(function (outcome) {
        return api.call('POST', '/v1/stand-in/3ds/' + intent.id, { client_secret: intent.client_secret, outcome: outcome });
      })
      .then(function (answer) { return follow(api, asIntent(answer)); });
  }
  if (intent.status === 'requires_payment_method' && intent.last_payment_error) {
    var error = Object.assign({}, intent.last_payment_error, { payment_intent: intent });
    return Promise.resolve({ error: localised(error, api.options.locale) });
  }
  if (intent.status === 'canceled') {
    /* Canceled while the payer was with the bank: there is nothing left to pay. */
    return Promise.resolve({
      error: {
        type: 'invalid_request_error',
        code: 'payment_intent_unexpected_state',
        message: 'This PaymentIntent has been canceled and can no longer be confirmed.',
        payment_intent: intent,
      },
    });
  }
  return Promise.resolve({ paymentIntent: intent });
}

function goBack(returnUrl, intent) {
  var url = new URL(returnUrl, window.location.href);
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret);
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  window.location.assign(url.href);
  return new Promise(function () {});
}

function confirm(api, secret, params) {
  var body = Object.assign({}, params, { client_secret: secret, use_stripe_sdk: true });
  return api
    .call('POST', '/v1/payment_intents/' + intentIdOf(secret) + '/confirm', body)
    .then(function (result) { return follow(api, asIntent(result)); });
}

function methodData(form, more) {
  var given = more || {};
  return Object.assign({}, given, { type: 'card', card: form.card() });
}

function confirmPayment(api, given) {
  var group = given.elements;
  var secret = given.clientSecret || (group && group._settings.clientSecret);
  var params = Object.assign({}, given.confirmParams);
  var always = given.redirect !== 'if_required';
  if (!secret) throw integrationError('You must pass a clientSecret or elements created with one.');
  if (always && !params.return_url) {
    throw integrationError('You must provide a return_url in confirmParams, or set redirect to if_required.');
  }
  var form = group && group._form();
  if (!params.payment_method) {
    if (!form) throw integrationError('Elements has no mounted Payment Element to take the card from.');
    var fault = form.validate();
    if (fault) return Promise.resolve({ error: fault });
    params.payment_method_data = methodData(form, params.payment_method_data);
  }
  if (form) form.disable(true);
  return confirm(api, secret, params).then(function (result) {
    if (form) form.disable(false);
    return result.error || !always ? result : goBack(params.return_url, result.paymentIntent);
  });
}

function confirmCardPayment(api, secret, data, options) {
  var params = Object.assign({}, data);
  var method = params.payment_method;
  if (method && typeof method === 'object') {
    delete params.payment_method;
    if (method.card && method.card._form) {
      var form = method.card._form();
      var fault = form ? form.validate() : null;
      if (fault) return Promise.resolve({ error: fault });
      params.payment_method_data = methodData(form, { billing_details: method.billing_details });
    } else params.payment_method_data = Object.assign({ type: 'card' }, method);
  }
  var body = Object.assign(params, { client_secret: secret, use_stripe_sdk: true });
  if (!options || options.handleActions !== false) return confirm(api, secret, params);
  return api.call('POST', '/v1/payment_intents/' + intentIdOf(secret) + '/confirm', body).then(asIntent);
}

function createPaymentMethod(api, given) {
  var form = given.elements ? given.elements._form() : given.card && given.card._form && given.card._form();
  var more = Object.assign({}, given.params);
  if (given.billing_details) more.billing_details = given.billing_details;
  if (!form) return Promise.reject(integrationError('createPaymentMethod needs mounted elements.'));
  var fault = form.validate();
  if (fault) return Promise.resolve({ error: fault });
  return api.call('POST', '/v1/payment_methods', methodData(form, more)).then(function (result) {
    return result.error ? result : { paymentMethod: result.value };
  });
}

function unsupported(name) {
  return function () {
    return Promise.reject(integrationError(name + ' is not part of the stand-in.'));
  };
}

function Stripe(key, given) {
  if (!/^pk_/.test(String(key))) {
    throw integrationError('Please call Stripe() with your publishable key. You used: ' + key);
  }
  var options = Object.assign({ locale: 'auto' }, given);
  var api = makeApi(key, options);
  function next(given) {
    return api.retrieve(given.clientSecret || given).then(function (result) { return follow(api, result); });
  }
  return {
    _apiKey: key,
    _registerWrapper: function () {},
    registerAppInfo: function () {},
    elements: function (settings) {
      var chosen = Object.assign({ locale: options.locale }, settings);
      options.locale = chosen.locale;
      return makeElements(api, chosen);
    },
    confirmPayment: function (given) {
      return new Promise(function (resolve) { resolve(confirmPayment(api, given)); });
    },
    confirmCardPayment: function (secret, data, how) {
      return new Promise(function (resolve) { resolve(confirmCardPayment(api, secret, data, how)); });
    },
    retrievePaymentIntent: function (secret) { return api.retrieve(secret); },
    handleNextAction: next,
    handleCardAction: next,
    createPaymentMethod: function (given) { return createPaymentMethod(api, given); },
    createToken: unsupported('createToken'),
    createSource: unsupported('createSource'),
    createConfirmationToken: unsupported('createConfirmationToken'),
    confirmSetup: unsupported('confirmSetup'),
    confirmCardSetup: unsupported('confirmCardSetup'),
    paymentRequest: function () {
      var request = { on: function () { return request; }, off: function () { return request; }, canMakePayment: function () { return Promise.resolve(null); }, show: function () {}, update: function () {} };
      return request;
    },
  };
}
Stripe.version = 'endive';
window.Stripe = Stripe;
`;
