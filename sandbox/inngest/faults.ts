/** A disturbance asked for by a test, for requests whose path begins so. */
export interface Fault {
  method?: string;
  path: string;
  fault: "delay" | "status" | "reset" | "timeout_before" | "timeout_after" | "garbage";
  times?: number;
  ms?: number;
  status?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault for this request, which thereby is used once. */
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  let active: (Fault & { left: number })[] = [];
  return {
    add: (fault) => {
      active.push({ ...fault, left: fault.times ?? 1 });
    },
    clear: () => {
      active = [];
    },
    take(method, path) {
      const hit = active.find((f) => (f.method ?? method) === method && path.startsWith(f.path));
      if (!hit) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) active = active.filter((f) => f !== hit);
      return hit;
    },
  };
}
