import type { MetadataRoute } from "next";
import { config } from "#lib/config/config";

/** Where we are is known when the process runs, not when it is built. */
export const dynamic = "force-dynamic";

/** What machines that read the web may read: not what belongs to one traveller, nor the API. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/b/", "/*/bookings/"] },
    sitemap: new URL("/sitemap.xml", config().APP_URL).href,
  };
}
