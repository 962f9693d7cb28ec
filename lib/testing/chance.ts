import fc from "fast-check";

// biome-ignore lint/style/noProcessEnv: this is how a run says that it is a long one, and which seed it wants.
const { GANGWAY_LONG, GANGWAY_SEED } = process.env;

/**
 * What chance is drawn from: the same in every ordinary run, which is to say whether a change broke something;
 * another one each time in the long runs, which look for what nobody thought of. GANGWAY_SEED says which.
 */
export const chanceSeed = Number(
  GANGWAY_SEED || (GANGWAY_LONG ? Date.now() % 2 ** 31 : 20_261_122),
);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: chanceSeed });

export { fc };
