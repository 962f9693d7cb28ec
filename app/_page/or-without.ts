import { DomainError } from "#lib/errors/domain-error";

/** What a page can do without: the work's answer, or `without` while the database is away. */
export async function orWithout<T>(work: Promise<T>, without: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.code === "service_unavailable") return without;
    throw error;
  }
}
