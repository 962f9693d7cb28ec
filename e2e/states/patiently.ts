import { expect as impatient } from "@playwright/test";

/** Waits as long as the stories do, also where no test runner says how long that is. */
export const expect = impatient.configure({ timeout: 15_000 });
