import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type LosingProxy = {
  /** `databaseUrl`, through the proxy. */
  url: string;
  /** Loses the next answer that comes back for a question with this text in it: the database did it, and nobody hears. */
  loseAnswerTo: (text: string) => void;
  /** How many answers were lost. */
  lost: () => number;
  end: () => Promise<void>;
};

/** Stands between a process and its Postgres, and can cut a connection between the work and its answer. */
export async function openLosingProxy(databaseUrl: string): Promise<LosingProxy> {
  const address = new URL(databaseUrl);
  const { hostname, port } = address;
  const sockets = new Set<Socket>();
  let wanted: string | null = null;
  let lost = 0;
  const server = createServer((client) => {
    const database = connect(Number(port || 5432), hostname);
    let isDoomed = false;
    const cut = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", cut);
      socket.on("close", () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.on("data", (chunk) => {
      if (wanted !== null && chunk.includes(wanted)) {
        wanted = null;
        isDoomed = true;
      }
      database.write(chunk);
    });
    database.on("data", (chunk) => {
      // ReadyForQuery, outside a transaction: what was asked is committed.
      const isCommitted = chunk.subarray(-6).equals(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
      if (!isDoomed) return void client.write(chunk);
      if (chunk.includes("placed") && isCommitted) {
        lost += 1;
        cut();
      } else if (!chunk.includes("placed")) client.write(chunk);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.toString(),
    loseAnswerTo: (text) => {
      wanted = text;
    },
    lost: () => lost,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
