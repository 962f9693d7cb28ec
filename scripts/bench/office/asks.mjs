/** What staff ask all day, by what there is: pages, lists with their filters, deep pages, exports, one of each. */
export async function officeAsks(sql) {
  const [one] = await sql`
    select b.id, b.reference, b.contact_email as email, b.contact_phone as phone, p.intent_id as intent,
      l.operator_reference as theirs, l.sailing_id as sailing, s.departure_date::text as day, s.operator_code as operator,
      b.created_at::date::text as created,
      (select registration from booking_vehicle v where v.booking_id = b.id limit 1) as plate
    from booking b join payment p on p.booking_id = b.id
    join booking_leg l on l.booking_id = b.id and l.position = 0 join sailing s on s.id = l.sailing_id
    where b.status = 'CONFIRMED' and b.created_at < now() - interval '1 day'
      and exists (select 1 from booking_vehicle v where v.booking_id = b.id and v.registration is not null)
    order by b.created_at desc limit 1`;
  const bookings = (query) => `/api/v1/staff/bookings?${new URLSearchParams(query)}`;
  const find = (text) => bookings({ find: text });
  const pages = [
    "",
    "/sailings",
    "/bookings",
    `/bookings/${one.id}`,
    `/sailings/${one.sailing}`,
    `/sailings/${one.sailing}/manifest`,
    "/fares",
    "/operators",
    "/jobs",
    "/mail",
    "/caches",
    "/alerts",
    "/media",
  ].map((path) => ({
    name: `page /admin${path.replace(one.id, "{id}").replace(one.sailing, "{id}")}`,
    path: `/admin${path}`,
  }));
  const lists = [
    ["bookings", "/api/v1/staff/bookings"],
    ["  page 200", bookings({ page: "200" })],
    ["  a misspelt name", find("Benoit Lefevbre")],
    ["  a very common first name", find("Marie")],
    ["  three common words", find("Mohamed Ben Salah")],
    ["  a name in Arabic", find("محمد")],
    ["  nobody's name", find("Xqzwvk Nobody")],
    ["  a reference, O for 0", find(one.reference.toLowerCase().replaceAll("0", "o"))],
    ["  an address", find(one.email)],
    ["  a telephone number", find(`0${one.phone.slice(3)}`)],
    ["  a plate", find((one.plate ?? "").replaceAll("-", " "))],
    ["  a payment", find(one.intent)],
    ["  an operator's reference", find(one.theirs ?? "CT-1")],
    ["  status FAILED", bookings({ status: "FAILED" })],
    ["  status FAILED, page 200", bookings({ status: "FAILED", page: "200" })],
    ["  payment REFUNDED", bookings({ payment: "REFUNDED" })],
    ["  confirmed and refunded", bookings({ status: "CONFIRMED", payment: "REFUNDED" })],
    ["  of an operator", bookings({ operator: one.operator })],
    ["  of an operator, FAILED", bookings({ operator: one.operator, status: "FAILED" })],
    ["  of a sailing", bookings({ sailing: one.sailing })],
    ["  of a day of departure", bookings({ departs: one.day })],
    ["  of a day of booking", bookings({ created: one.created })],
    ["  that need a person", bookings({ needs: "any" })],
    ["  by departure", bookings({ sort: "departure" })],
    ["  by departure, FAILED", bookings({ sort: "departure", status: "FAILED" })],
    ["  one booking", `/api/v1/staff/bookings/${one.id}`],
    ["sailings", "/api/v1/staff/sailings"],
    ["  page 200", "/api/v1/staff/sailings?page=200"],
    ["  that need a person", "/api/v1/staff/sailings?needs=person"],
    ["  nearly full", "/api/v1/staff/sailings?needs=nearly_full"],
    ["alerts", "/api/v1/staff/alerts"],
    ["runs", "/api/v1/staff/runs"],
    ["dead letters", "/api/v1/staff/dead-letters"],
    ["mails", "/api/v1/staff/mails"],
  ].map(([name, path]) => ({ name, path }));
  const exports = [
    ["bookings of a day as CSV", bookings({ created: one.created, format: "csv" })],
    ["10,000 bookings as CSV", bookings({ format: "csv" })],
  ].map(([name, path]) => ({ name, path, isExport: true }));
  return [...pages, ...lists, ...exports];
}
