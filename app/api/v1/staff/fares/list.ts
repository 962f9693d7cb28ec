import { database } from "#db/client";
import { line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { findTariffs, type TariffRow } from "#lib/office/fares/find-tariffs";
import { officePages } from "#lib/office/pages";

const filters = { find: line(1, 100).optional(), operator: line(2, 40).optional() };

/** Tariffs. */
export const tariffList: StaffList<typeof filters, TariffRow> = {
  name: "tariffs",
  roles: officePages.fares.roles,
  filters,
  find: (wanted, slice) => findTariffs(database().sql, wanted, slice),
  columns: [
    { header: "Operator", value: ({ operator }) => operator.name },
    { header: "From", value: ({ from }) => from.name },
    { header: "To", value: ({ to }) => to.name },
    { header: "Currency", value: ({ currency }) => currency },
    { header: "Adult (minor units)", value: ({ adult_minor }) => adult_minor },
    { header: "Child (minor units)", value: ({ child_minor }) => child_minor },
    { header: "Vehicle (minor units)", value: ({ vehicle_minor }) => vehicle_minor },
    { header: "Sailings ahead", value: ({ sailings }) => sailings },
  ],
};
