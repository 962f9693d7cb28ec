/** Where and how a file is to be sent. */
export type UploadTo = { method: "PUT"; url: string; headers: Record<string, string> };

/** Sends a file straight to the storage, telling how much of it has gone (0 to 1). False when it was not taken. */
export function sendFile(
  file: File,
  { method, url, headers }: UploadTo,
  onProgress: (share: number) => void,
): { done: Promise<boolean>; stop: () => void } {
  // Of what a browser has, only this tells how far it is.
  const request = new XMLHttpRequest();
  const done = new Promise<boolean>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status >= 200 && request.status < 300);
    request.onerror = () => resolve(false);
    request.onabort = () => resolve(false);
  });
  request.open(method, url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(file);
  return { done, stop: () => request.abort() };
}
