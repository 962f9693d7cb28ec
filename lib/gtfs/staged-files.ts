// What of a feed is read, as which columns of which staging table. A staging table is `g_` and a name;
// every row also knows the line it came from. Other files and columns are left where they are.
import {
  readCount,
  readDay,
  readDegrees,
  readId,
  readPrice,
  readTime,
  readZone,
} from "./read-value";

export type StagedColumn = {
  /** The name in the feed, and in the staging table. */
  name: string;
  /** Its type in Postgres. */
  type: "text" | "int" | "date" | "float8" | "numeric";
  /** Undefined for a text that is no such value. */
  read: (text: string) => string | number | undefined;
  /** What is wrong with such a text, for whoever has to mend the feed. */
  says: string;
  /** `must`: never empty; `may`: empty is fine, nonsense is a flaw; `lenient`: nonsense counts as empty. */
  need: "must" | "may" | "lenient";
};

export type StagedFile = {
  file: string;
  table: string;
  /** Whether a feed without it is refused. */
  required: boolean;
  columns: StagedColumn[];
};

type Need = StagedColumn["need"];

const text = (name: string, need: Need = "may"): StagedColumn => ({
  name,
  type: "text",
  read: (value) => value,
  says: "is no text",
  need,
});
const id = (name: string, need: Need = "may"): StagedColumn => ({
  name,
  type: "text",
  read: readId,
  says: "is longer than an id may be",
  need,
});
const time = (name: string, need: Need = "may"): StagedColumn => ({
  name,
  type: "int",
  read: readTime,
  says: "is no time as HH:MM:SS",
  need,
});
const day = (name: string): StagedColumn => ({
  name,
  type: "date",
  read: readDay,
  says: "is no date as YYYYMMDD",
  need: "must",
});
const count = (name: string, need: Need = "must"): StagedColumn => ({
  name,
  type: "int",
  read: readCount,
  says: "is no whole number",
  need,
});
const oneOf = (name: string, values: string[], need: Need): StagedColumn => ({
  name,
  type: "int",
  read: (value) => (values.includes(value) ? Number(value) : undefined),
  says: `is none of ${values.join(", ")}`,
  need,
});
const degrees = (name: string, most: 90 | 180): StagedColumn => ({
  name,
  type: "float8",
  read: (value) => readDegrees(value, most),
  says: "is no place on earth",
  need: "lenient",
});
const zone = (name: string, need: Need): StagedColumn => ({
  name,
  type: "text",
  read: readZone,
  says: "is no time zone",
  need,
});
const price = (name: string): StagedColumn => ({
  name,
  type: "numeric",
  read: readPrice,
  says: "is no price",
  need: "lenient",
});

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const boardings = ["0", "1", "2", "3"];

export const stagedFiles: StagedFile[] = [
  {
    file: "agency.txt",
    table: "g_agency",
    required: true,
    columns: [
      id("agency_id"),
      text("agency_name", "must"),
      text("agency_url"),
      text("agency_fare_url"),
      zone("agency_timezone", "must"),
    ],
  },
  {
    file: "stops.txt",
    table: "g_stop",
    required: true,
    columns: [
      id("stop_id", "must"),
      text("stop_code"),
      text("stop_name"),
      degrees("stop_lat", 90),
      degrees("stop_lon", 180),
      id("zone_id"),
      oneOf("location_type", ["0", "1", "2", "3", "4"], "lenient"),
      id("parent_station"),
      zone("stop_timezone", "lenient"),
    ],
  },
  {
    file: "routes.txt",
    table: "g_route",
    required: true,
    columns: [
      id("route_id", "must"),
      id("agency_id"),
      text("route_short_name"),
      text("route_long_name"),
      count("route_type"),
      id("network_id"),
    ],
  },
  {
    file: "trips.txt",
    table: "g_trip",
    required: true,
    columns: [
      id("route_id", "must"),
      id("service_id", "must"),
      id("trip_id", "must"),
      text("trip_headsign"),
      text("trip_short_name"),
    ],
  },
  {
    file: "stop_times.txt",
    table: "g_time",
    required: true,
    columns: [
      id("trip_id", "must"),
      count("stop_sequence"),
      id("stop_id"),
      id("location_id"),
      id("location_group_id"),
      time("arrival_time"),
      time("departure_time"),
      oneOf("pickup_type", boardings, "lenient"),
      oneOf("drop_off_type", boardings, "lenient"),
      time("start_pickup_drop_off_window", "lenient"),
    ],
  },
  {
    file: "calendar.txt",
    table: "g_calendar",
    required: false,
    columns: [
      id("service_id", "must"),
      ...weekdays.map((name) => oneOf(name, ["0", "1"], "must")),
      day("start_date"),
      day("end_date"),
    ],
  },
  {
    file: "calendar_dates.txt",
    table: "g_date",
    required: false,
    columns: [id("service_id", "must"), day("date"), oneOf("exception_type", ["1", "2"], "must")],
  },
  {
    file: "frequencies.txt",
    table: "g_frequency",
    required: false,
    columns: [
      id("trip_id", "must"),
      time("start_time", "must"),
      time("end_time", "must"),
      count("headway_secs"),
      oneOf("exact_times", ["0", "1"], "may"),
    ],
  },
  {
    file: "feed_info.txt",
    table: "g_info",
    required: false,
    columns: [
      text("feed_publisher_name"),
      text("feed_version"),
      { ...day("feed_start_date"), need: "lenient" },
      { ...day("feed_end_date"), need: "lenient" },
    ],
  },
  {
    file: "fare_attributes.txt",
    table: "g_fare",
    required: false,
    columns: [id("fare_id", "must"), price("price"), text("currency_type"), id("agency_id")],
  },
  {
    file: "fare_rules.txt",
    table: "g_fare_rule",
    required: false,
    columns: [
      id("fare_id", "must"),
      id("route_id"),
      id("origin_id"),
      id("destination_id"),
      id("contains_id"),
    ],
  },
  {
    file: "fare_products.txt",
    table: "g_product",
    required: false,
    columns: [
      id("fare_product_id", "must"),
      text("fare_product_name"),
      id("rider_category_id"),
      price("amount"),
      text("currency"),
    ],
  },
  {
    file: "rider_categories.txt",
    table: "g_rider",
    required: false,
    columns: [
      id("rider_category_id", "must"),
      text("rider_category_name"),
      oneOf("is_default_fare_category", ["0", "1"], "lenient"),
    ],
  },
  {
    file: "fare_leg_rules.txt",
    table: "g_leg_rule",
    required: false,
    columns: [
      id("network_id"),
      id("from_area_id"),
      id("to_area_id"),
      id("from_timeframe_group_id"),
      id("to_timeframe_group_id"),
      id("fare_product_id", "must"),
      count("rule_priority", "lenient"),
    ],
  },
  {
    file: "stop_areas.txt",
    table: "g_stop_area",
    required: false,
    columns: [id("area_id", "must"), id("stop_id", "must")],
  },
  {
    file: "route_networks.txt",
    table: "g_route_network",
    required: false,
    columns: [id("network_id", "must"), id("route_id", "must")],
  },
];
