import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type RedisProxy = {
  /** The Redis behind it, through the proxy. */
  url: string;
  /** Every answer comes so much later. */
  slowBy: (ms: number) => void;
  /** Every answer is nonsense instead. */
  babble: (isBabbling: boolean) => void;
  end: () => Promise<void>;
};

/** Stands between a process and its Redis, which can so be slow or answer nonsense. */
export async function openRedisProxy(redisUrl: string): Promise<RedisProxy> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let slowMs = 0;
  let isBabbling = false;
  const server = createServer((client) => {
    const redis = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    client.on("data", (chunk) => void redis.write(chunk));
    redis.on("data", (chunk) => {
      const said = isBabbling ? Buffer.from("!<nonsense> of 2^53\r\n".repeat(3)) : chunk;
      if (slowMs === 0) client.write(said);
      else setTimeout(() => client.destroyed || client.write(said), slowMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slowBy: (ms) => {
      slowMs = ms;
    },
    babble: (now) => {
      isBabbling = now;
    },
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
