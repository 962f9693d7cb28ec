import { Journal } from "../wire/journal";
import type { WireAnswer, WireRequest } from "../wire/message";
import type { Place } from "../wire/process";
import { startWire, type Wire } from "../wire/server";
import { Store } from "../wire/store";
import { authorise, isSigned, type Keys } from "./authorise";
import { decoded } from "./canonical";
import { ofStatus, S3Error } from "./errors";
import { listObjects } from "./list-objects";
import { Objects } from "./objects";
import { readObject } from "./read-object";
import { deleteObject, putObject } from "./write-object";

export interface StorageConfig extends Place, Keys {
  bucket: string;
  /** Whoever likes may read what lies below it, as a bucket's policy would allow. */
  publicPrefix: string;
  /** Off only for the test that shows what its absence lets in. */
  checksSignatures?: boolean;
  now?: () => Date;
}

/** S3 takes 5 GB in one PUT; who uploads pictures needs no more than this. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** One bucket of an S3, asked by path: /{bucket}/{key}. */
export async function startStorage(config: StorageConfig): Promise<Wire> {
  const store = Store.open(config.stateDir);
  const journal = new Journal(store);
  const objects = new Objects(store, config.stateDir);
  const wire = await startWire({
    name: "storage",
    host: config.host,
    port: config.port,
    journal,
    bodyLimit: BODY_LIMIT,
    refuse: (status) => ofStatus(status).toAnswer(),
    handle: (request) => {
      try {
        return answer(config, { objects, journal, store }, request);
      } catch (error) {
        if (error instanceof S3Error) return error.toAnswer(request.path);
        throw error;
      }
    },
  });
  return {
    url: wire.url,
    async close() {
      await wire.close();
      store.close();
    },
  };
}

interface Books {
  objects: Objects;
  journal: Journal;
  store: Store;
}

function answer(config: StorageConfig, books: Books, request: WireRequest): WireAnswer {
  const { bucket, key } = placeOf(request.path);
  allow(config, request, bucket === config.bucket ? key : "");
  if (bucket !== config.bucket) {
    throw new S3Error("NoSuchBucket", "The specified bucket does not exist", {
      BucketName: bucket,
    });
  }
  if (key === "") return answerBucket(config, books, request);
  switch (request.method) {
    case "PUT":
      return putObject(books, key, request);
    case "DELETE":
      return deleteObject(books, key, request);
    case "GET":
    case "HEAD": {
      const object = books.objects.find(key);
      if (object) return readObject(books.objects, object, request);
      throw new S3Error("NoSuchKey", "The specified key does not exist.", { Key: key });
    }
    default:
      throw new S3Error(
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
      );
  }
}

function answerBucket({ bucket }: StorageConfig, { objects }: Books, request: WireRequest) {
  if (request.method === "HEAD") return { status: 200 };
  if (request.method === "GET") return listObjects(objects, bucket, request.query);
  throw new S3Error(
    "NotImplemented",
    "A header you provided implies functionality that is not implemented.",
  );
}

/** A signature is checked wherever there is one; without one, all that is allowed is to read what is public. */
function allow(config: StorageConfig, request: WireRequest, key: string): void {
  if (config.checksSignatures === false) return;
  if (isSigned(request)) {
    authorise(request, config, config.now?.() ?? new Date());
    return;
  }
  const isPublic = key.startsWith(config.publicPrefix) && key.length > config.publicPrefix.length;
  if (isPublic && (request.method === "GET" || request.method === "HEAD")) return;
  throw new S3Error("AccessDenied", "Access Denied");
}

function placeOf(path: string): { bucket: string; key: string } {
  const [, bucket = "", ...rest] = path.split("/");
  return { bucket: decoded(bucket), key: decoded(rest.join("/")) };
}
