"use client";

import type { Checkout } from "./checkout";
import { ContactPart } from "./contact-part";
import { CabinsPart, FarePart } from "./journey-part";
import { PassengerFields } from "./passenger-fields";
import type { Step } from "./steps";
import type { DraftEditor } from "./use-draft";
import { VehiclePart } from "./vehicle-part";

type Props = {
  checkout: Checkout;
  step: Step;
  editor: DraftEditor;
  faultAt: (path: string) => string | undefined;
};

/** What one decision asks. */
export function StepBody({ checkout, step, editor, faultAt }: Props) {
  const { draft } = editor;
  const { part, index } = step;
  const shared = { checkout, draft, faultAt };
  if (part === "fare") return <FarePart checkout={checkout} index={index} editor={editor} />;
  if (part === "cabins") return <CabinsPart checkout={checkout} index={index} editor={editor} />;
  if (part === "vehicle") return <VehiclePart {...shared} onChange={editor.setVehicle} />;
  if (part === "contact") return <ContactPart {...shared} onChange={editor.setContact} />;
  return (
    <PassengerFields
      // Another person's fields are other fields, not the same with other answers.
      key={index}
      {...shared}
      position={index}
      onChange={(changes) => editor.setPassenger(index, changes)}
    />
  );
}
