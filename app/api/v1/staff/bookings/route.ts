import { methods } from "#http/methods";
import { staffList } from "#http/staff-list";
import { bookingList } from "./list";

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: staffList(bookingList) });
