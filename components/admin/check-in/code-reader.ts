"use client";

/** Reads QR codes out of pictures. */
export type CodeReader = {
  read: (video: HTMLVideoElement) => Promise<string | null>;
  end: () => void;
};

type Detector = { detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

/** Below /admin/check-in, so that its keeper gives it out without network too. */
const worker = "/admin/check-in/decoder.js";
/** A code at arm's length is read from this many pixels, in a third of the time that more would take. */
const widest = 720;

/** The browser's own detector where it has one, else a decoder in a worker. */
export function openReader(): CodeReader {
  const own = ownReader();
  let decoder: CodeReader | null = null;
  let hasEnded = false;
  return {
    read: async (video) => {
      const first = await own;
      if (hasEnded) return null;
      if (first) return await first.read(video);
      decoder ??= workerReader();
      return await decoder.read(video);
    },
    end: () => {
      hasEnded = true;
      decoder?.end();
    },
  };
}

async function ownReader(): Promise<CodeReader | null> {
  const { BarcodeDetector: found } = window as { BarcodeDetector?: DetectorClass };
  try {
    if (!found || !(await found.getSupportedFormats()).includes("qr_code")) return null;
    const detector = new found({ formats: ["qr_code"] });
    return {
      read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null,
      end: () => {},
    };
  } catch {
    return null;
  }
}

function workerReader(): CodeReader {
  const reader = new Worker(worker, { type: "module" });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let heard: ((code: string | null) => void) | null = null;
  reader.onmessage = ({ data }: MessageEvent<string | null>) => heard?.(data);
  reader.onerror = () => heard?.(null);
  return {
    read: async (video) => {
      const { videoWidth, videoHeight } = video;
      if (!context || videoWidth === 0) return null;
      const scale = Math.min(1, widest / videoWidth);
      canvas.width = Math.round(videoWidth * scale);
      canvas.height = Math.round(videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) => {
        heard = resolve;
        reader.postMessage({ data, width, height }, [data.buffer]);
      });
    },
    end: () => reader.terminate(),
  };
}
