import { placeFromEnv, run } from "../wire/process";
import { startStorage } from "./server";

run("storage", () =>
  startStorage({
    ...placeFromEnv("storage", 12_115),
    bucket: process.env.S3_BUCKET ?? "gangway",
    region: process.env.S3_REGION ?? "eu-west-3",
    accessKeyId: process.env.S3_ACCESS_KEY_ID ?? "GANGWAYDEMOSTORAGE",
    secretAccessKey: process.env.S3_SECRET_ACCESS_KEY ?? "gangway-demo-storage-secret",
    publicPrefix: process.env.S3_PUBLIC_PREFIX ?? "pictures/",
  }),
);
