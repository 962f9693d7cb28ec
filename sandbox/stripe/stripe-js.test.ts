import fs from "node:fs";
import http from "node:http";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../wire/testing";
import { type Bench, startBench } from "./testing";

/**
 * The shop: Stripe's own React package, in StrictMode, loading the stand-in the way the product
 * does, on a page of another origin under a strict Content-Security-Policy.
 */
const SHOP = `
import { loadStripe } from "@stripe/stripe-js/pure";
import { Elements, PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import { StrictMode, createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
const { api, secret, locale, redirect } = window.shop;
const script = document.createElement("script");
script.src = api + "/v1/stand-in/stripe.js";
document.head.append(script);
const loaded = new Promise((resolve) => { script.onload = resolve; }).then(() => loadStripe("pk_test_gangway_demo"));
function Pay() {
  const stripe = useStripe(), elements = useElements(), [said, say] = useState("");
  const [events, tell] = useState([]);
  const note = (name) => (e) => tell((all) => [...all, name + (name === "change" ? ":" + e.complete : "")]);
  async function pay() {
    window.stripe = stripe;
    const checked = await elements.submit();
    if (checked.error) return say(checked.error.code + ": " + checked.error.message);
    const r = await stripe.confirmPayment({ elements, redirect, confirmParams: { return_url: location.origin + "/back" } });
    say(r.error ? r.error.code + "/" + (r.error.decline_code ?? "-") + ": " + r.error.message : r.paymentIntent.status);
  }
  return h("div", null,
    h(PaymentElement, { onReady: note("ready"), onChange: note("change"), onLoadError: note("loaderror") }),
    h("button", { onClick: pay }, "Pay"), h("output", null, said), h("pre", null, events.join(" ")));
}
createRoot(document.getElementById("root")).render(h(StrictMode, null,
  h(Elements, { stripe: loaded, options: { clientSecret: secret, locale, appearance: { variables: { colorPrimary: "#123456", borderRadius: "9px" } } } }, h(Pay))));
`;

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

describe.skipIf(!fs.existsSync(executablePath))("Stripe.js stand-in in a browser", () => {
  let bench: Bench;
  let browser: Browser;
  let shop: http.Server;
  let origin: string;
  let page: Page;
  let problems: string[] = [];
  let shopConfig = "{}";

  beforeAll(async () => {
    bench = await startBench();
    const bundle = await build({
      stdin: { contents: SHOP, resolveDir: process.cwd(), loader: "js" },
      bundle: true,
      write: false,
      format: "iife",
      define: { "process.env.NODE_ENV": '"development"' },
    });
    const script = bundle.outputFiles[0]?.text ?? "";
    shop = http.createServer((request, response) => {
      if (request.url === "/shop.js") {
        response.setHeader("content-type", "text/javascript").end(script);
        return;
      }
      response.setHeader("content-type", "text/html");
      response.setHeader(
        "content-security-policy",
        `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'nonce-n1'; connect-src ${bench.wire.url}`,
      );
      response.end(
        `<!doctype html><title>Shop</title><body><div id="root"></div><script nonce="n1">window.shop=${shopConfig}</script><script nonce="n1" src="/shop.js"></script>`,
      );
    });
    const port = await freePort();
    await new Promise<void>((resolve) => shop.listen(port, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${port}`;
    browser = await chromium.launch({
      executablePath,
      chromiumSandbox: false,
      args: ["--disable-background-networking"],
    });
  });
  afterAll(async () => {
    await browser.close();
    shop.closeAllConnections();
    shop.close();
    await bench.close();
  });

  async function open(more: { locale?: string; redirect?: string; secret?: string } = {}) {
    const intent = await bench.stripe.paymentIntents.create({ amount: 2400, currency: "eur" });
    const { locale = "en", redirect = "if_required", secret = intent.client_secret } = more;
    shopConfig = JSON.stringify({ api: bench.wire.url, secret, locale, redirect });
    page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    page.setDefaultTimeout(20_000);
    problems = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(origin);
    return intent;
  }
  async function fill(number: string, expiry = "1234", cvc = "123") {
    await page.getByLabel("Card number").fill(number);
    await page.getByLabel("Expiration date").fill(expiry);
    await page.getByLabel("Security code").fill(cvc);
  }
  const pay = () => page.getByRole("button", { name: "Pay" }).click();
  const said = (text: string | RegExp) =>
    page.locator("output").filter({ hasText: text }).waitFor();

  test("pays; formats as one types; survives StrictMode and a strict policy", async () => {
    const intent = await open();
    await page.locator("pre").filter({ hasText: "ready" }).waitFor();
    const number = page.getByLabel("Card number");
    await number.pressSequentially("4242424242424242");
    expect(await number.inputValue()).toBe("4242 4242 4242 4242");
    // Typing a whole number leads on to the next field.
    await page.keyboard.type("1234123");
    expect(await page.getByLabel("Expiration date").inputValue()).toBe("12 / 34");
    expect(await page.getByLabel("Security code").inputValue()).toBe("123");
    expect(await number.getAttribute("autocomplete")).toBe("cc-number");
    expect(await number.getAttribute("inputmode")).toBe("numeric");
    expect(await number.evaluate((input) => getComputedStyle(input).borderRadius)).toBe("9px");
    await page.locator("pre").filter({ hasText: "change:true" }).waitFor();
    await pay();
    await said("succeeded");
    expect((await bench.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
    expect(problems).toEqual([]);
    await page.close();
  });

  test("says what is wrong with the card before and after asking the bank", async () => {
    await open();
    const found = await new AxeBuilder({ page }).include("[data-stand-in]").analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await pay();
    await said("incomplete_number: Your card number is incomplete.");
    expect(await page.getByLabel("Card number").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Card number").fill("4242424242424241");
    await page.getByText("Your card number is invalid.").waitFor();
    await page.getByLabel("Expiration date").fill("0120");
    await page.getByText("Your card's expiration year is in the past.").waitFor();
    await fill("4000000000009995");
    await pay();
    await said("card_declined/insufficient_funds: Your card has insufficient funds.");
    await fill("4242424242424242");
    await pay();
    await said("succeeded");
    await page.close();
  });

  test("3D Secure: failing, leaving, completing; declined afterwards", async () => {
    await open();
    const dialog = page.getByRole("dialog", { name: "3D Secure test challenge" });
    await fill("4000002760003184");
    await pay();
    await dialog.waitFor();
    const found = await new AxeBuilder({ page }).include("[data-stand-in]").analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByRole("button", { name: "Fail" }).click();
    await said("payment_intent_authentication_failure");
    await pay();
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await said("payment_intent_authentication_failure");
    await fill("4000008260003178");
    await pay();
    await dialog.getByRole("button", { name: "Complete" }).click();
    await said("card_declined/insufficient_funds");
    await fill("4000000000003220");
    await pay();
    await dialog.getByRole("button", { name: "Complete" }).click();
    await said("succeeded");
    await page.close();
  });

  test("canceled while the payer is with the bank: an error, not a success", async () => {
    const intent = await open({ redirect: "always" });
    await fill("4000002760003184");
    await pay();
    const dialog = page.getByRole("dialog", { name: "3D Secure test challenge" });
    await dialog.waitFor();
    await bench.stripe.paymentIntents.cancel(intent.id);
    await dialog.getByRole("button", { name: "Complete" }).click();
    await said("payment_intent_unexpected_state");
    await page.close();
  });

  test("redirect 'always' goes to return_url with the intent and its outcome", async () => {
    const intent = await open({ redirect: "always" });
    await fill("5555555555554444");
    await pay();
    await page.waitForURL(/\/back\?/);
    const query = new URL(page.url()).searchParams;
    expect(query.get("payment_intent")).toBe(intent.id);
    expect(query.get("payment_intent_client_secret")).toBe(intent.client_secret);
    expect(query.get("redirect_status")).toBe("succeeded");
    await page.close();
  });

  test("redirect_to_url: the bank's own page sends the payer back", async () => {
    const intent = await open();
    await page.getByLabel("Card number").waitFor();
    for (const [answer, status] of [
      ["Fail", "failed"],
      ["Complete", "succeeded"],
    ] as const) {
      const waiting = await bench.stripe.paymentIntents.confirm(intent.id, {
        payment_method: "pm_card_authenticationRequired",
        return_url: `${origin}/back`,
      });
      await page.goto(waiting.next_action?.redirect_to_url?.url ?? "");
      await page.getByRole("button", { name: answer }).click();
      await page.waitForURL(/\/back\?/);
      expect(new URL(page.url()).searchParams.get("redirect_status")).toBe(status);
    }
    await page.close();
  });

  test("speaks French; a secret that leads nowhere is a loaderror", async () => {
    await open({ locale: "fr" });
    await page.getByLabel("Numéro de carte").fill("4000000000000002");
    await page.getByLabel("Date d'expiration").fill("1234");
    await page.getByLabel("Code de sécurité").fill("123");
    await pay();
    await said("Votre carte a été refusée.");
    await page.close();
    await open({ secret: "pi_3nothing_secret_x" });
    await page.locator("pre").filter({ hasText: "loaderror" }).waitFor();
    await page.close();
  });
});
