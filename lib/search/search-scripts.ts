// What must happen in Redis at once. A result is stored under the stamp (epoch and time) that was
// read before the database was: any invalidation since makes the time of its route younger, and a
// flushed Redis has another epoch, so neither ever lets an old result in.

/**
 * KEYS: result, clock, lock. ARGV: a new epoch, the lock's milliseconds.
 * Answers {result, milliseconds it has left} or {'', epoch, time, 1 if the lock is ours}.
 */
export const readScript = `
local result = redis.call('GET', KEYS[1])
if result then return {result, redis.call('PTTL', KEYS[1])} end
redis.call('HSETNX', KEYS[2], 'epoch', ARGV[1])
local clock = redis.call('HMGET', KEYS[2], 'epoch', 'time')
local ours = redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[2])
return {'', clock[1], clock[2] or '0', ours and 1 or 0}`;

/**
 * KEYS: result, clock, lock, routes, then each touched route's set.
 * ARGV: epoch, time, seconds, result, then each route's name. Answers 1 if it was stored.
 */
export const fillScript = `
redis.call('DEL', KEYS[3])
local time = tonumber(ARGV[2])
local clock = redis.call('HMGET', KEYS[2], 'epoch', 'all')
if clock[1] ~= ARGV[1] or tonumber(clock[2] or '0') > time then return 0 end
for i = 5, #ARGV do
  if tonumber(redis.call('HGET', KEYS[2], ARGV[i]) or '0') > time then return 0 end
end
redis.call('SET', KEYS[1], ARGV[4], 'EX', ARGV[3])
for i = 5, #KEYS do
  -- Keys that have gone leave their set here, a few at a time.
  if redis.call('SCARD', KEYS[i]) > 1000 then
    for _, key in ipairs(redis.call('SRANDMEMBER', KEYS[i], 20)) do
      if redis.call('EXISTS', key) == 0 then redis.call('SREM', KEYS[i], key) end
    end
  end
  redis.call('SADD', KEYS[i], KEYS[1])
  redis.call('EXPIRE', KEYS[i], ARGV[3])
  redis.call('SADD', KEYS[4], KEYS[i])
end
return 1`;

/**
 * KEYS: clock, then each route's set. ARGV: the news' channel, who tells them, then each route's name.
 * Answers how many results went.
 */
export const forgetRoutesScript = `
local time = redis.call('HINCRBY', KEYS[1], 'time', 1)
local count = 0
for i = 2, #KEYS do
  redis.call('HSET', KEYS[1], ARGV[i + 1], time)
  for _, key in ipairs(redis.call('SMEMBERS', KEYS[i])) do count = count + redis.call('UNLINK', key) end
  redis.call('DEL', KEYS[i])
end
redis.call('PUBLISH', ARGV[1], table.concat(ARGV, ' ', 2))
return count`;

/** KEYS: clock, routes. ARGV: the news' channel, who tells them, the name of all. Answers how many results went. */
export const forgetAllScript = `
redis.call('HSET', KEYS[1], 'all', redis.call('HINCRBY', KEYS[1], 'time', 1))
local count = 0
for _, set in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  for _, key in ipairs(redis.call('SMEMBERS', set)) do count = count + redis.call('UNLINK', key) end
  redis.call('DEL', set)
end
redis.call('DEL', KEYS[2])
redis.call('PUBLISH', ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
return count`;
