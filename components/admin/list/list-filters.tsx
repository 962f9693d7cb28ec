"use client";

import { useEffect, useState } from "react";
import type { Filter } from "./column";
import styles from "./list-filters.module.css";

type Props = {
  filters: Filter[];
  get: (name: string) => string;
  set: (change: Record<string, string | null>, how?: "push" | "replace") => void;
};

/** A list's filters: what is chosen counts at once, what is typed when the typing rests. */
export function ListFilters({ filters, get, set }: Props) {
  const isFiltered = filters.some(({ name }) => get(name) !== "");
  return (
    <search className={styles.filters}>
      {filters.map((filter) => (
        <div key={filter.name} className={`${styles.filter} ${styles[filter.kind]}`}>
          <label htmlFor={`filter-${filter.name}`}>{filter.label}</label>
          {filter.kind === "select" ? (
            <select
              id={`filter-${filter.name}`}
              name={filter.name}
              value={get(filter.name)}
              onChange={(event) => set({ [filter.name]: event.target.value })}
            >
              {filter.options?.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <Typed filter={filter} value={get(filter.name)} set={set} />
          )}
        </div>
      ))}
      {isFiltered && (
        <button
          type="button"
          className={styles.clear}
          onClick={() => set(Object.fromEntries(filters.map(({ name }) => [name, null])))}
        >
          Clear
        </button>
      )}
    </search>
  );
}

function Typed({
  filter: { name, kind, placeholder },
  value,
  set,
}: {
  filter: Filter;
  value: string;
  set: Props["set"];
}) {
  const [text, setText] = useState(value);
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    if (!isTyping) setText(value);
  }, [value, isTyping]);
  useEffect(() => {
    if (!isTyping) return;
    const rest = setTimeout(() => {
      setTyping(false);
      // The first letter makes a place to go back to; the others only change it.
      set({ [name]: text.trim() }, value === "" ? "push" : "replace");
    }, 250);
    return () => clearTimeout(rest);
  }, [isTyping, text, name, value, set]);
  return (
    <input
      id={`filter-${name}`}
      name={name}
      type={kind === "date" ? "date" : kind === "find" ? "search" : "text"}
      value={text}
      maxLength={200}
      placeholder={placeholder}
      autoComplete="off"
      {...(kind === "find" && { "data-key": "/" })}
      onChange={(event) => {
        setText(event.target.value);
        setTyping(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // A search field would be emptied: who leaves it for the rows keeps what was found.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
