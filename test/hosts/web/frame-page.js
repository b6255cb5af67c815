// What an intranet writes where the canvas is in a frame: the snippet of the server first, then its own listeners.
/* global document, fetch, location, URLSearchParams */
const asked = new URLSearchParams(location.search);
const told = (globalThis.told = []);
const frame = document.querySelector('iframe');
const { say } = await import(`${new URL(frame.src).origin}/embed/frame.js`);
globalThis.say = (message) => say(frame, message);
for (const kind of ['hello', 'ready', 'height', 'save-state', 'change', 'comment', 'presence', 'error', 'navigate'])
  frame.addEventListener(`clc-${kind}`, (event) => told.push({ kind, detail: event.detail }));
frame.addEventListener('clc-token-wanted', async (event) => {
  const answer = await fetch(
    `/canvas-token?${new URLSearchParams({ as: asked.get('as') ?? '', canvas: asked.get('canvas') ?? '' })}`,
  );
  event.detail.token(await answer.text());
});
