// A short sound when the time is up, for whoever turned it on, remembered by this browser.

const KEY = 'clc.session.sound';
let inPage: boolean | undefined;

export function soundOn(): boolean {
  if (inPage !== undefined) return inPage;
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    // An embedding page may forbid storage; then the choice lives as long as the page.
    return false;
  }
}
export function setSound(on: boolean): void {
  inPage = on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // As above.
  }
}
/** Two soft tones of less than a second. */
export function chime(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = 0.08;
  volume.connect(audio.destination);
  for (const [at, hertz] of [
    [0, 660],
    [0.25, 880],
  ] as const) {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.2);
    if (at > 0) tone.addEventListener('ended', () => void audio.close());
  }
}
