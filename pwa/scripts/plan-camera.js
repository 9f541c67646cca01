// A code seen by the camera, where the browser reads codes by itself. The camera opens on a tap only, and its picture
// leaves neither the page nor the phone.

import { decode, encode } from './plan-code.js';
import { codeIn } from './plan-view.js';
import { listen } from './states.js';

const LOOK = 250; // ms between two looks

class Camera {
  constructor(root) {
    this.root = root;
    this.video = root.querySelector('video');
    this.said = root.querySelector('[data-part="scan-said"]');
  }

  async start() {
    this.said.textContent = '';
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      this.said.textContent = this.said.dataset.refused;
      return;
    }
    this.detector = new BarcodeDetector({ formats: ['qr_code'] });
    this.show(true);
    this.video.srcObject = this.stream;
    this.video.play().catch(() => {}); // stopped before it began
    this.look();
  }

  show(isOn) {
    this.root.querySelector('[data-part="camera"]').hidden = !isOn;
  }

  stop() {
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.show(false);
  }

  async look() {
    if (!this.stream || !this.root.isConnected || document.hidden) return this.stop();
    const [found] = await this.detector.detect(this.video).catch(() => []);
    if (found && this.open(found.rawValue)) return this.stop();
    this.timer = setTimeout(() => this.look(), LOOK);
  }

  open(text) {
    try {
      location.assign(`/p/${encode(decode(codeIn(text)))}`);
      return true;
    } catch {
      this.said.textContent = this.said.dataset.none;
      return false;
    }
  }
}

export function mountCamera(root) {
  if (!globalThis.BarcodeDetector || !navigator.mediaDevices) return;
  const camera = new Camera(root);
  root.querySelector('[data-action="scan"]').hidden = false;
  listen(root, { scan: () => camera.start(), stop: () => camera.stop() });
}
