import type { Fleet } from "#lib/voyage/fleet";
import type { SeaPaths } from "#lib/voyage/sea-paths";

/** What the pictures of a row are drawn from: every ship, every way by water. */
export type AtSea = { fleet: Fleet; paths: SeaPaths };
