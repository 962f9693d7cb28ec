import { type FieldWords, Help, Said } from "./field";
import styles from "./field.module.css";

type Props = Omit<FieldWords, "echo"> & {
  choices: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
};

/** One of a few answers, all in sight: nothing to unfold. The id is the first answer's, for what wants to focus it. */
export function ChoiceField({ id, label, hint, error, choices, value, onChoose }: Props) {
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div
      role="radiogroup"
      className={styles.field}
      aria-labelledby={`${id}-label`}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
    >
      <p className={styles.label} id={`${id}-label`}>
        {label}
      </p>
      <Help id={id} hint={hint} />
      <div className={styles.choices}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      <Said id={id} error={error} />
    </div>
  );
}
