import { bookingStates } from "./booking";
import { checkoutStates } from "./checkout";
import { discoveryStates } from "./discovery";
import { homeStates } from "./home";
import { journeyStates } from "./journey";
import { mailStates } from "./mails";
import { paperStates } from "./papers";
import { resultStates } from "./results";
import { siteStates } from "./site";
import type { State } from "./state";

/** Every page in every state, in the order a traveller may meet them. */
export const everyState: State[] = [
  ...homeStates,
  ...discoveryStates,
  ...resultStates,
  ...journeyStates,
  ...checkoutStates,
  ...bookingStates,
  ...paperStates,
  ...mailStates,
  ...siteStates,
];
