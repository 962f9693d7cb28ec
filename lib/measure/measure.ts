import {
  type CounterName,
  catalogue,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
} from "./catalogue";
import { metrics } from "./registry";

// Labels are of closed lists (endpoints, statuses, operators, currencies): each value is a series for ever. What is
// no number is not measured: nothing that is measured may fail for it.

/** Counts one more, or `by` more, under these labels. */
export function count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by = 1): void {
  if (by >= 0 && Number.isFinite(by)) metrics().counters.get(name)?.inc(labels, by);
}

/** Notes how long something took or was, in seconds. */
export function observe<Name extends HistogramName>(
  name: Name,
  labels: LabelsOf<Name>,
  seconds: number,
): void {
  if (!Number.isFinite(seconds)) return;
  metrics().histograms.get(name)?.observe(labels, Math.max(0, seconds));
}

/** Says how a gauge stands under these labels now. */
export function gauge<Name extends GaugeName>(
  name: Name,
  labels: LabelsOf<Name>,
  value: number,
): void {
  if (Number.isFinite(value)) metrics().gauges.get(name)?.set(labels, value);
}

/** Moves a gauge up or down. */
export function shift<Name extends GaugeName>(
  name: Name,
  labels: LabelsOf<Name>,
  by: number,
): void {
  metrics().gauges.get(name)?.inc(labels, by);
}

/** Says how a gauge stands under all labels it has now: what it said before is gone, and null says nothing. */
export function restate<Name extends GaugeName>(
  name: Name,
  readings: [LabelsOf<Name>, number | null][],
): void {
  withdraw(name);
  const known = metrics().gauges.get(name);
  for (const [labels, value] of readings) if (value !== null) known?.set(labels, value);
}

/** Takes back all that a gauge said: how it stands is not known. */
export function withdraw(name: GaugeName): void {
  const known = metrics().gauges.get(name);
  known?.reset();
  // One without labels would say 0 now, which is a reading like any other.
  if (catalogue[name].labels.length === 0) known?.remove({});
}
