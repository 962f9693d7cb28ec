import { emit } from "./emit";
import { random } from "./ids";
import type { Customer } from "./types";
import type { World } from "./world";

export interface CustomerFacts {
  description?: string;
  email?: string;
  name?: string;
  phone?: string;
  metadata?: Record<string, string> | null;
  balance?: number;
}

export function makeCustomer(world: World, facts: CustomerFacts): Customer {
  const customer: Customer = {
    id: `cus_${random(14)}`,
    object: "customer",
    address: null,
    balance: facts.balance ?? 0,
    created: world.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: facts.description ?? null,
    discount: null,
    email: facts.email ?? null,
    invoice_prefix: random(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: facts.metadata ?? {},
    name: facts.name ?? null,
    phone: facts.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  world.customers.save(customer.id, customer);
  emit(world, "customer.created", customer);
  return customer;
}
