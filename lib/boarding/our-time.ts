/**
 * When something was by our clock, of what a device says by its own: as long ago as it was when it was sent, and
 * never to come.
 */
export function ourTime(at: string, { sentAt, now }: { sentAt: Date; now: Date }): Date {
  const ahead = sentAt.getTime() - now.getTime();
  return new Date(Math.min(Date.parse(at) - ahead, now.getTime()));
}
