// Seeds DATABASE_URL with a year of sailings from SEED_TODAY (today if it is not set) on.
import { seedDatabase } from "./seed-database";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set.");
const today = process.env.SEED_TODAY || new Date().toISOString().slice(0, 10);
if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new Error(`SEED_TODAY is not a date: ${today}`);

const started = performance.now();
const { sailings } = await seedDatabase(url, { today });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`Seeded ${sailings} new sailings in ${seconds} s.`);
