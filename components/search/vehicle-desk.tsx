"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./vehicle-fields.module.css";
import { readAnswers, readVehicle } from "./vehicle-query";
import { heightClasses, metres, presetOf } from "./vehicle-shapes";

type Props = {
  locale: string;
  legend: string;
  /** What the height means for the fare: under the lower limit, over it, over the higher one. */
  told: { low: string; middle: string; high: string };
  children: ReactNode;
};

/**
 * Around the plain form: fills in an ordinary one's size when an answer changes, tells when the height
 * decides the fare, and sends the vehicle as links carry it.
 */
export function VehicleDesk({ locale, legend, told, children }: Props) {
  const group = useRef<HTMLFieldSetElement>(null);
  const [words, setWords] = useState("");

  useEffect(() => {
    const form = group.current?.form;
    if (!form) return;
    const send = ({ formData }: FormDataEvent) => {
      const vehicle = readVehicle((name) => String(formData.get(name) ?? ""));
      for (const name of ["roof", "behind", "length", "height", "sized"]) formData.delete(name);
      if (!vehicle) return;
      formData.set("vehicle", vehicle.kind);
      formData.set("vehicle_length_cm", String(vehicle.length_cm));
      formData.set("vehicle_height_cm", String(vehicle.height_cm));
    };
    form.addEventListener("formdata", send);
    return () => form.removeEventListener("formdata", send);
  }, []);

  /** What an ordinary one measures, where that is wanted; and what the height means. */
  function judge(form: HTMLFormElement, isFilling: (field: HTMLInputElement) => boolean) {
    const answers = readAnswers((name) => {
      const checked = form.querySelector<HTMLInputElement>(`[name="${name}"]:checked`);
      return checked?.value ?? "";
    });
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    const preset = answers && presetOf(answers);
    for (const name of ["length", "height"] as const) {
      if (isFilling(field(name))) {
        field(name).value = preset ? metres(preset[`${name}_cm`], locale) : "";
      }
    }
    const typed = Object.fromEntries(["length", "height"].map((name) => [name, field(name).value]));
    const vehicle = readVehicle((name) =>
      name === "vehicle" ? (answers?.shape ?? "") : (typed[name] ?? ""),
    );
    const isOnWheels = vehicle && vehicle.kind !== "bicycle" && vehicle.kind !== "motorcycle";
    const [low, high] = heightClasses;
    if (!isOnWheels) setWords("");
    else if (vehicle.height_cm > high) setWords(told.high);
    else setWords(vehicle.height_cm > low ? told.middle : told.low);
  }

  // A picture may have been chosen before the script came, or by the browser when one came back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what stands there already
  useEffect(() => {
    const form = group.current?.form;
    if (form) judge(form, (field) => field.value === "");
  }, []);

  function onChange({ target }: FormEvent) {
    const form = group.current?.form;
    if (!(form && target instanceof HTMLInputElement)) return;
    judge(form, () => target.type === "radio");
  }

  return (
    <fieldset className={styles.desk} ref={group} onChange={onChange}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
      <p className={styles.told} role="status">
        {words}
      </p>
    </fieldset>
  );
}
