// What an intranet writes: it fetches a token for whoever is signed in, and listens. `told` is for whoever looks on.
/* global document, fetch, location, URLSearchParams */
const asked = new URLSearchParams(location.search);
const told = (globalThis.told = []);
for (const kind of ['ready', 'save-state', 'change', 'comment', 'presence', 'error', 'navigate'])
  document.addEventListener(`clc-${kind}`, (event) => {
    told.push({ kind, detail: event.detail });
    if (kind === 'navigate' && asked.has('stay')) event.preventDefault();
  });

export function tokenFor(canvas) {
  return async () => {
    const answer = await fetch(`/canvas-token?${new URLSearchParams({ as: asked.get('as') ?? '', canvas })}`);
    if (!answer.ok) throw new Error(`The intranet gave no token: ${answer.status}.`);
    return answer.text();
  };
}
export function vouch(element) {
  if (!element.hasAttribute('link')) element.tokenProvider = tokenFor(element.getAttribute('canvas'));
}
document.querySelectorAll('customer-leader-canvas').forEach(vouch);
