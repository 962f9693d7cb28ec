import type { Vehicle } from "#lib/party/party";
import {
  centimetres,
  kindOf,
  presetOf,
  shapes,
  sizedMark,
  tows,
  type VehicleAnswers,
} from "./vehicle-shapes";

/** Reads one answer of a form or an address. */
type Read = (name: string) => string;

/** The answers to the plain questions; null without a vehicle. */
export function readAnswers(read: Read): VehicleAnswers | null {
  const shape = shapes.find((name) => name === read("vehicle"));
  if (!shape) return null;
  const behind = tows.find((name) => name === read("behind")) ?? null;
  return { shape, hasRoof: read("roof") === "1", behind };
}

/** A vehicle by its picture and the size given with it; what was left empty is an ordinary one's. */
export function readVehicle(read: Read): Vehicle | null {
  const answers = readAnswers(read);
  if (!answers) return null;
  const preset = presetOf(answers);
  const mark = read("sized");
  const [length = "", height = ""] = mark.split("|").slice(3);
  const isOfAnother = mark !== "" && mark !== sizedMark(answers, length, height);
  const given = (exact: string, typed: string, before: string) => {
    if (/^\d{1,4}$/.test(read(exact))) return Number(read(exact));
    const text = read(typed);
    return isOfAnother && text === before ? 0 : (centimetres(text) ?? 0);
  };
  return {
    kind: kindOf(answers.shape),
    length_cm: given("vehicle_length_cm", "length", length) || preset.length_cm,
    height_cm: given("vehicle_height_cm", "height", height) || preset.height_cm,
  };
}
