import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { cancelAsQuoted, confirmedBooking } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../sandbox/operators/testing";
import { confirmWithOperators } from "./confirm-with-operators";
import { type OperatorContext, operatorContext } from "./operator-context";

const server = process.env.TEST_DATABASE_URL;
const clock = { kind: "clock", id: "test" } as const;

describe.skipIf(!server)(
  "a party that shrinks while its operator is asked (needs TEST_DATABASE_URL)",
  () => {
    let world: World;
    let operators: OperatorsStandIn;
    let context: OperatorContext;
    beforeAll(async () => {
      [world, operators] = await Promise.all([openWorld(server as string, 20), openOperators()]);
      await world.sql`
      insert into operator_link (operator_code, adapter, address, deadline_ms, most_at_once, amends)
      values ('CTN', 'http', '/ctn', 2000, 20, true)`;
      forget("operator-links");
      const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
      context = operatorContext(world.database, stripe, { base: operators.base, secrets: {} });
    });
    afterAll(async () => {
      await world?.end();
      await operators?.end();
    });

    test("who was cancelled just before the operator is asked is not asked for", async () => {
      const { id } = await world.addSailing();
      const bookingId = await confirmedBooking(world, [id]);
      const [{ reference } = { reference: "" }] = await world.sql<{ reference: string }[]>`
      select reference from booking where id = ${bookingId}`;
      const late: OperatorContext = {
        ...context,
        async reach(operator) {
          // The legs were read by now, and their party with them.
          await cancelAsQuoted(world, bookingId, { passengers: ["passenger-1"] });
          return await context.reach(operator);
        },
      };
      expect(await confirmWithOperators(late, clock, bookingId)).toBe("confirmed");
      expect(await operators.booking(`${reference}-0`)).toMatchObject([{ passengers: 1 }]);
      expect(await checkInvariants(world.sql)).toEqual([]);
    });
  },
);
