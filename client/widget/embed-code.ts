// The lines that put a canvas in another page, to be copied: the build leaves their line ends and indents as they are here.
import type { EmbedManifest } from '../session/api-on-demand.ts';

/** What the site around loads, by its own digest: another file would not run. */
export function elementCode(
  server: string,
  canvasId: string,
  lang: string,
  { file, integrity }: EmbedManifest,
): string {
  return `<script type="module" src="${attribute(`${server}/embed/${file}`)}"
  integrity="${attribute(integrity)}" crossorigin="anonymous"></script>
<customer-leader-canvas server="${attribute(server)}" canvas="${attribute(canvasId)}"
  lang="${lang}" style="height: 640px"></customer-leader-canvas>
<script type="module">
  document.querySelector('customer-leader-canvas').tokenProvider =
    async () => (await fetch('/canvas-token')).text();
</script>`;
}
export function frameCode(server: string, canvasId: string, lang: string, title: string): string {
  return `<iframe src="${attribute(`${server}/embed/${encodeURIComponent(canvasId)}?lang=${lang}#key=`)}"
  title="${attribute(title)}" style="width: 100%; height: 640px; border: 0"></iframe>
<script type="module" src="${attribute(`${server}/embed/frame.js`)}"></script>`;
}
export function policyOf(server: string): string {
  const socket = server.replace(/^http/u, 'ws');
  const [own, line] = [new URL(server).origin, new URL(socket).origin];
  return `script-src ${own}; connect-src ${own} ${line}; font-src ${own}; frame-src ${own}`;
}
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
