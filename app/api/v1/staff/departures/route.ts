import { methods } from "#http/methods";
import { staffList } from "#http/staff-list";
import { departureList } from "./list";

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  GET: staffList(departureList),
});
