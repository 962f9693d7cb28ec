import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type StallingProxy = {
  /** `databaseUrl`, through the proxy. */
  url: string;
  /** Stands still from the moment a question with this text in it comes by: nothing goes either way, nothing is cut. */
  stallAt: (text: string) => void;
  isStalled: () => boolean;
  /** Goes on with all that came meanwhile, in its order. */
  goOn: () => void;
  end: () => Promise<void>;
};

/** Stands between a process and its Postgres, and can stop as a server does whose disk or machine hangs. */
export async function openStallingProxy(databaseUrl: string): Promise<StallingProxy> {
  const address = new URL(databaseUrl);
  const { hostname, port } = address;
  const sockets = new Set<Socket>();
  let wanted: string | null = null;
  let kept: (() => void)[] | null = null;
  const server = createServer((client) => {
    const database = connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on("data", (chunk) => {
        if (from === client && wanted !== null && chunk.includes(wanted)) {
          wanted = null;
          kept = [];
        }
        if (kept) kept.push(() => void to.write(chunk));
        else to.write(chunk);
      });
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.toString(),
    stallAt: (text) => {
      wanted = text;
    },
    isStalled: () => kept !== null,
    goOn: () => {
      const late = kept ?? [];
      kept = null;
      for (const write of late) write();
    },
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
