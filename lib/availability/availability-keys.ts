/** How long what was read may be shown, in seconds. */
export const availabilitySeconds = 60;

/** A reader that takes longer than this to come back from the database fills nothing. */
export const leaseSeconds = 10;

export function availabilityKey(sailingId: string): string {
  return `availability:${sailingId}`;
}

/** Whoever reads the database to fill a sailing's availability holds its lease; forgetting takes it away. */
export function leaseKey(sailingId: string): string {
  return `availability_lease:${sailingId}`;
}

/** KEYS: values, then leases. ARGV: a new lease, its seconds. Answers value (or '') and lease (or '') of each. */
export const readScript = `
local count = #KEYS / 2
local answer = {}
for i = 1, count do
  local value = redis.call('GET', KEYS[i])
  local lease = ''
  if not value then
    redis.call('SET', KEYS[count + i], ARGV[1], 'NX', 'EX', ARGV[2])
    lease = redis.call('GET', KEYS[count + i])
  end
  answer[i] = value or ''
  answer[count + i] = lease
end
return answer`;

/** KEYS: values, then leases. ARGV: seconds, then values, then the leases they were read under. */
export const fillScript = `
local count = #KEYS / 2
for i = 1, count do
  if redis.call('GET', KEYS[count + i]) == ARGV[1 + count + i] then
    redis.call('SET', KEYS[i], ARGV[1 + i], 'EX', ARGV[1])
  end
end
return count`;
