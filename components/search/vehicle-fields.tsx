import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Vehicle } from "#lib/party/party";
import { VehicleDesk } from "./vehicle-desk";
import styles from "./vehicle-fields.module.css";
import { RoofPicture, TowPicture, VehiclePicture } from "./vehicle-picture";
import {
  answersOf,
  heightClasses,
  metres,
  presetOf,
  shapes,
  sizedMark,
  tows,
} from "./vehicle-shapes";

type Props = { locale: Locale; vehicle: Vehicle | null };

/**
 * The vehicle by its picture and plain questions, which show themselves where they apply (CSS :has).
 * Without script an ordinary one's size stands for what is left empty.
 */
export function VehicleFields({ locale, vehicle }: Props) {
  const t = translator(locale, "vehicle_form");
  const answers = vehicle ? answersOf(vehicle) : null;
  const length = vehicle ? metres(vehicle.length_cm, locale) : "";
  const height = vehicle ? metres(vehicle.height_cm, locale) : "";
  const usual = (shape: (typeof shapes)[number]) => {
    const size = presetOf({ shape, hasRoof: false, behind: null });
    return t("size", { length: metres(size.length_cm, locale) });
  };
  const [low, middle] = heightClasses.map((cm) => metres(cm, locale)) as [string, string];
  const told = {
    low: t("height_low", { limit: low }),
    middle: t("height_middle", { limit: low }),
    high: t("height_high", { limit: middle }),
  };
  const size = { type: "text", inputMode: "decimal", autoComplete: "off", maxLength: 8 } as const;
  return (
    <VehicleDesk locale={locale} legend={t("title")} told={told}>
      <div className={styles.pictures}>
        <Choice name="vehicle" value="" isChosen={!answers} label={t("none")}>
          <VehiclePicture of="foot" />
        </Choice>
        {shapes.map((shape) => (
          <Choice
            key={shape}
            name="vehicle"
            value={shape}
            isChosen={answers?.shape === shape}
            label={t(shape)}
            note={shape === "bicycle" ? t("bicycle_note") : usual(shape)}
          >
            <VehiclePicture of={shape} />
          </Choice>
        ))}
      </div>
      <fieldset className={`${styles.question} ${styles.roof}`}>
        <legend className={styles.asked}>{t("roof")}</legend>
        <div className={styles.answers}>
          <Choice name="roof" value="" isChosen={!answers?.hasRoof} label={t("roof_no")}>
            <RoofPicture hasBox={false} />
          </Choice>
          <Choice name="roof" value="1" isChosen={!!answers?.hasRoof} label={t("roof_yes")}>
            <RoofPicture hasBox />
          </Choice>
        </div>
      </fieldset>
      <fieldset className={`${styles.question} ${styles.behind}`}>
        <legend className={styles.asked}>{t("behind")}</legend>
        <div className={styles.answers}>
          {[null, ...tows].map((tow) => (
            <Choice
              key={tow}
              name="behind"
              value={tow ?? ""}
              isChosen={(answers?.behind ?? null) === tow}
              label={t(tow ?? "behind_no")}
            >
              <TowPicture of={tow} />
            </Choice>
          ))}
        </div>
      </fieldset>
      <div className={styles.sizes}>
        <TextField
          id="length"
          name="length"
          label={t("length")}
          hint={t("length_hint")}
          defaultValue={length}
          {...size}
        />
        <TextField
          id="height"
          name="height"
          label={t("height")}
          hint={t("height_hint")}
          defaultValue={height}
          {...size}
        />
        <input type="hidden" name="sized" value={sizedMark(answers, length, height)} />
      </div>
    </VehicleDesk>
  );
}

type ChoiceProps = {
  name: string;
  value: string;
  isChosen: boolean;
  label: string;
  note?: string;
  children: React.ReactNode;
};

function Choice({ name, value, isChosen, label, note, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {children}
      <span className={styles.name}>
        <input type="radio" name={name} value={value} defaultChecked={isChosen} />
        <span>{label}</span>
      </span>
      {note && <span className={styles.note}>{note}</span>}
    </label>
  );
}
