import { baleariaTimetable } from "./data/timetable/balearia";
import { corsicaFerriesTimetable } from "./data/timetable/corsica-ferries";
import { corsicaLineaTimetable } from "./data/timetable/corsica-linea";
import { ctnTimetable } from "./data/timetable/ctn";
import { gnvTimetable } from "./data/timetable/gnv";
import { grimaldiTimetable } from "./data/timetable/grimaldi";
import { jadrolinijaTimetable } from "./data/timetable/jadrolinija";
import { minoanTimetable } from "./data/timetable/minoan";
import { type Line, readTimetable } from "./read-timetable";

/** Everything that sails, in every season. */
export function timetable(): Line[] {
  return [
    ...readTimetable("CTN", ctnTimetable),
    ...readTimetable("CORSICA_LINEA", corsicaLineaTimetable),
    ...readTimetable("CORSICA_FERRIES", corsicaFerriesTimetable),
    ...readTimetable("GNV", gnvTimetable),
    ...readTimetable("GRIMALDI", grimaldiTimetable),
    ...readTimetable("BALEARIA", baleariaTimetable),
    ...readTimetable("JADROLINIJA", jadrolinijaTimetable),
    ...readTimetable("MINOAN", minoanTimetable),
  ];
}
