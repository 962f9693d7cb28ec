"use client";

export type Signal = "yes" | "ask" | "no";

/** Pitches and lengths in seconds: up for yes, level for a question, down and long for no. */
const tones: Record<Signal, [hertz: number, seconds: number][]> = {
  yes: [
    [880, 0.08],
    [1_320, 0.12],
  ],
  ask: [
    [660, 0.12],
    [660, 0.12],
  ],
  no: [
    [330, 0.18],
    [196, 0.4],
  ],
};
const shakes: Record<Signal, number[]> = { yes: [70], ask: [70, 60, 70], no: [250, 90, 250] };

let audio: AudioContext | null = null;

/** Makes sound possible: browsers want a touch before. */
export function wakeSignals(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Says a verdict to who doesn't look: by sound and by shaking. */
export function signal(which: Signal): void {
  navigator.vibrate?.(shakes[which]);
  if (audio?.state !== "running") return;
  let at = audio.currentTime;
  for (const [hertz, seconds] of tones[which]) {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.frequency.value = hertz;
    tone.type = which === "no" ? "square" : "sine";
    level.gain.value = 0.25;
    tone.connect(level).connect(audio.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + 0.03;
  }
}
