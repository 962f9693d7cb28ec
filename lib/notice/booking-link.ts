import { config } from "#lib/config/config";
import { signToken } from "#lib/identity/signed-token";

/** The address that opens a booking from its mail, without a password. The token's purpose is "link". */
export function bookingLink(bookingId: string): string {
  const { APP_SECRET, APP_URL } = config();
  const path = `/b/${bookingId}/${signToken(APP_SECRET, "link", bookingId)}`;
  return new URL(path, APP_URL).href;
}

/** The same, to the page where its traveller chooses between another sailing and the money back. */
export function choiceLink(bookingId: string): string {
  return `${bookingLink(bookingId)}/choice`;
}

/** The page where a booking is opened by its reference and address: it opens none by itself. */
export function findingLink(language: "en" | "fr"): string {
  const path = language === "en" ? "/my-booking" : `/${language}/my-booking`;
  return new URL(path, config().APP_URL).href;
}
