import type { NextConfig } from "next";

// A demo and a test run may build side by side in one checkout, so the folder is a variable.
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "postgres",
    "ioredis",
    "pino",
    "inngest",
    "stripe",
    "resend",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-base",
  ],
  typescript: { ignoreBuildErrors: true },
  // What people make of an address by cutting off its end.
  redirects: async () => [
    {
      source: "/:locale(en|fr)/:kind(ports|routes|operators|vessels)",
      destination: "/:locale/explore",
      permanent: true,
    },
    {
      source: "/:locale(en|fr)/routes/:port",
      destination: "/:locale/ports/:port",
      permanent: true,
    },
  ],
};

export default config;
