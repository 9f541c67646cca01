// Soft tones for those who listen with closed eyes. Off until asked for; a call or the lock button may silence them,
// and the next cue wakes them again.

// Hertz and seconds of each tone; two notes make the bell.
const TONES = {
  in: [[330, 0.9]], out: [[262, 1.2]], bell: [[523, 1.4], [659, 1.6]],
  tick: [[440, 0.12]], go: [[660, 0.5]], soft: [[392, 0.3]], turn: [[494, 0.35], [392, 0.5]],
};
const LOUDNESS = 0.16;
const LATE = 500; // ms: a tone that could not sound until then is not made up for

let context = null;
let volume = 1;

/** How loud tones are from now on: 1 is as usual. */
export const setVolume = (share) => { volume = share; };

/** Call it in a tap: only a tap may start sound. False where there is none. */
export function wakeSound() {
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Context) return false;
  // Mixed with whatever else plays: a person's music goes on.
  if (navigator.audioSession) navigator.audioSession.type = 'ambient';
  context ??= new Context();
  if (context.state !== 'running') context.resume().catch(() => {}); // still locked: the next tap tries again
  return true;
}

function note(pitch, seconds, at) {
  const source = context.createOscillator();
  const gain = context.createGain();
  source.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS * volume, at + 0.08);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  source.connect(gain).connect(context.destination);
  source.start(at);
  source.stop(at + seconds);
}

/** Plays one of the tones, if sound was woken. What is asked for in a call is not played in a burst after it. */
export function play(name) {
  if (!context || !wakeSound()) return;
  if (context.state === 'running') return ring(name);
  const asked = performance.now();
  context.resume().then(() => performance.now() - asked < LATE && ring(name), () => {});
}

function ring(name) {
  TONES[name].forEach(([pitch, seconds], index) => note(pitch, seconds, context.currentTime + index * 0.25));
}
