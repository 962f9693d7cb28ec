import { isClosing } from "./children.mjs";
import { say, yellow } from "./say.mjs";
import { Trouble } from "./trouble.mjs";

const PATIENCE = [200, 1000, 2000, 5000, 10_000];
// What stayed up this long is well: somebody kills it on purpose, to see it come back.
const CALM = 10_000;

/**
 * Launches something and launches it again when it dies, ever later; when it will not stay up,
 * `onTrouble` is told. The first launch is the caller's to await, and to see fail.
 */
export async function keep(name, launch, { onTrouble }) {
  const first = await launch();
  watch(first.running);
  return first;

  function watch(running, failures = 0) {
    running.ended.then(async (end) => {
      if (running.stopping || isClosing()) return;
      const calm = Date.now() - running.startedAt > CALM;
      await again(calm ? 0 : failures, `ended (${how(end)})`);
    });
  }

  async function again(failures, why) {
    const wait = PATIENCE[failures];
    if (wait === undefined) {
      onTrouble(
        new Trouble(
          `${name} does not stay up: it ${why}. Its log is in the folder logs of the state folder.`,
        ),
      );
      return;
    }
    say(`  ${yellow("!")} ${name} ${why}; starting it again`);
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (isClosing()) return;
    try {
      const next = await launch();
      say(`  ${yellow("!")} ${name} is back`);
      watch(next.running, failures + 1);
    } catch (error) {
      if (isClosing()) return;
      await again(failures + 1, `did not start again (${firstWords(error)})`);
    }
  }
}

// The rest of the message is the end of a log, of use once at the end.
function firstWords(error) {
  return error.message.split(/[.:\n] ?/)[0];
}

function how({ code, signal, error }) {
  if (error) return error.message;
  return signal ? `by ${signal}` : `exit code ${code}`;
}
