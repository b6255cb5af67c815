// The copies of canvases in this browser's databases: what they are called, and how to remove them.

/** Name of the database of a canvas. A copy that holds refused work is set aside, and the next number begins. */
export function copyName(server: string, canvasId: string, copy: number): string {
  return `clc:${server.replace(/\/+$/u, '')}:${canvasId}${copy === 0 ? '' : `:${copy}`}`;
}

/** Removes all copies of a canvas from this browser, work that never reached the server included. */
export function removeCopies(server: string, canvasId: string, newest = 0): Promise<void> {
  if (typeof indexedDB === 'undefined') return Promise.resolve();
  const removed = Array.from({ length: newest + 1 }, (_, copy) => {
    const request = indexedDB.deleteDatabase(copyName(server, canvasId, copy));
    return new Promise<void>((resolve, reject) => {
      request.addEventListener('success', () => resolve());
      request.addEventListener('error', () => reject(request.error ?? new Error('The copy cannot be removed.')));
    });
  });
  return Promise.all(removed).then(() => undefined);
}
