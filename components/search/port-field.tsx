"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { controlProps, Field } from "#components/ui/field";
import styles from "./port-field.module.css";
import type { PortSuggestion } from "./ports-on-demand";
import { usePortSuggestions } from "./use-port-suggestions";

/** What stands in a port's field, and the port it means: null while that is only typed words. */
export type PortEntry = { typed: string; port: { slug: string; name: string } | null };

export type PortFieldWords = {
  name: "from" | "to" | "return_from" | "return_to";
  label: string;
  hint?: string;
  locale: string;
  /** A wish that may be left empty. */
  isOptional?: boolean;
  /** Id of the list that serves browsers without script. */
  listId: string;
  /** "No port", "1 port", "{n} ports", for screen readers. */
  countWords: [none: string, one: string, several: string];
};

type Props = PortFieldWords & { entry: PortEntry; onEntry: (entry: PortEntry) => void };

/**
 * A combobox (ARIA 1.2) over the ports. Without script it is a text field with a list, and the
 * search understands what was typed; with script a chosen port travels as its slug.
 */
export function PortField(props: Props) {
  const { name, label, hint, locale, listId, countWords, entry, onEntry } = props;
  const { typed, port } = entry;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isChosen = port !== null && port.name === typed;
  // An untouched choice would only find itself: show the popular ports instead.
  const { ports, isCurrent } = usePortSuggestions(isChosen ? "" : typed, locale, isOpen);
  const options = isOpen && ports ? ports : [];

  useEffect(() => setReady(true), []);
  useEffect(() => {
    const form = input.current?.form;
    const send = (event: FormDataEvent) => {
      if (isChosen) event.formData.set(name, port.slug);
    };
    form?.addEventListener("formdata", send);
    return () => form?.removeEventListener("formdata", send);
  }, [name, port, isChosen]);

  function counted(count: number) {
    return (countWords[count] ?? countWords[2]).replace("{n}", String(count));
  }

  function choose(option: PortSuggestion) {
    onEntry({ typed: option.name, port: option });
    setOpen(false);
    setActive(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1;
    if (event.key === "ArrowDown") setActive(active < last ? active + 1 : 0);
    else if (event.key === "ArrowUp") setActive(active > 0 ? active - 1 : last);
    else if (event.key === "Enter" && isOpen && options[active]) choose(options[active]);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else return;
    if (event.key.startsWith("Arrow")) setOpen(true);
    event.preventDefault();
  }

  function onBlur() {
    // Who types "marsei" and goes on meant the first answer.
    const best = options[active] ?? options[0];
    if (!isChosen && typed.trim() !== "" && isCurrent && best) choose(best);
    setOpen(false);
  }

  return (
    <div className={styles.combobox}>
      <Field id={id} label={label} hint={hint}>
        <input
          {...controlProps({ id, hint })}
          ref={input}
          name={name}
          type="text"
          required={!props.isOptional}
          maxLength={80}
          autoComplete="off"
          autoCapitalize="words"
          spellCheck={false}
          value={typed}
          list={isReady ? undefined : listId}
          role={isReady ? "combobox" : undefined}
          aria-expanded={isReady ? options.length > 0 : undefined}
          aria-controls={isReady ? `${id}-list` : undefined}
          aria-autocomplete={isReady ? "list" : undefined}
          aria-activedescendant={options[active] ? `${id}-${options[active].code}` : undefined}
          onFocus={(event) => {
            event.target.select();
            setOpen(true);
          }}
          onChange={(event) => {
            onEntry({ typed: event.target.value, port });
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
      </Field>
      {isReady && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className={styles.list}
          hidden={options.length === 0}
        >
          {options.map((option, index) => (
            <div
              key={option.code}
              id={`${id}-${option.code}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              // Before the field loses its focus and closes the list.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
            >
              {option.name}{" "}
              <span className={styles.code}>
                {option.ports ? counted(option.ports.length) : option.country}
              </span>
            </div>
          ))}
        </div>
      )}
      <p className="out-of-sight" role="status">
        {isOpen && ports && isCurrent ? counted(ports.length) : ""}
      </p>
    </div>
  );
}
