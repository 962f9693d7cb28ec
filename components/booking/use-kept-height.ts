"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * While `isGrown` the element takes the room it needs; after that it keeps that room, so that what
 * stands below it does not jump while somebody reads. A window of another width begins anew.
 */
export function useKeptHeight(element: RefObject<HTMLElement | null>, isGrown: boolean): void {
  const height = useRef(0);

  useEffect(() => {
    const node = element.current;
    if (!isGrown || !node) return;
    const observer = new ResizeObserver(() => {
      height.current = node.offsetHeight;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, isGrown]);

  useLayoutEffect(() => {
    const node = element.current;
    if (isGrown || !node || height.current === 0) return;
    node.style.minHeight = `${height.current}px`;
    const width = window.innerWidth;
    const release = () => {
      if (window.innerWidth !== width) node.style.minHeight = "";
    };
    window.addEventListener("resize", release);
    return () => {
      node.style.minHeight = "";
      window.removeEventListener("resize", release);
    };
  }, [element, isGrown]);
}
