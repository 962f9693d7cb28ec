// Looks for a QR code in a picture, beside the page: there the camera's picture and the buttons stay smooth.
import { decodeQR } from "./qr/decode.js";

self.onmessage = ({ data: { data, width, height } }) => {
  try {
    self.postMessage(decodeQR({ data, width, height }));
  } catch {
    // Most pictures show no code.
    self.postMessage(null);
  }
};
