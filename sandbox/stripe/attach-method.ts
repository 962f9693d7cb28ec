import { emit } from "./emit";
import { invalid } from "./errors";
import type { PaymentMethod } from "./types";
import { find, type World } from "./world";

/** From here on the method is the customer's, and can pay more than once. */
export function attachMethod(world: World, method: PaymentMethod, customer: string): void {
  const { id } = find(world, "customers", customer, "customer");
  if (method.customer !== null && method.customer !== id) {
    throw invalid("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  }
  if (method.customer === id) return;
  if (world.usedMethods.get(method.id) !== undefined) {
    throw invalid(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
    );
  }
  method.customer = id;
  world.methods.save(method.id, method);
  emit(world, "payment_method.attached", method);
}

/** Nobody's again, and used up. */
export function detachMethod(world: World, method: PaymentMethod): void {
  const { customer } = method;
  if (customer === null) {
    throw invalid(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
      { code: "payment_method_unexpected_state" },
    );
  }
  method.customer = null;
  world.methods.save(method.id, method);
  world.usedMethods.save(method.id, "detached");
  emit(world, "payment_method.detached", method, { customer });
}
