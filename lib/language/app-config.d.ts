import type { Locale as OurLocale } from "./locales";
import type { Messages as OurMessages } from "./messages";

/** Makes a misspelt key or language an error of types. */
declare module "use-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: OurMessages;
  }
}
