// Sentences of the save state: what is safe, what is not, and what to do about it.
import type { StopReason } from '../session/stop-reason.ts';

const nl = {
  /** On the chip. */
  chip: {
    loading: 'Laden…',
    saved: 'Opgeslagen',
    saving: 'Opslaan…',
    reconnecting: 'Offline, op dit apparaat bewaard',
    'not-saved': 'Niet opgeslagen',
    stopped: 'Niet verbonden',
  },
  /** Behind the chip: what is safe and what happens next. */
  explain: {
    loading: 'We halen het canvas op.',
    saved: 'Alles staat op de server. Je kunt dit venster gerust sluiten.',
    saving: 'Je laatste wijziging is onderweg.',
    reconnecting:
      'Er is nu geen verbinding. Je kunt gewoon doorwerken: alles wordt in deze browser bewaard en gaat naar de anderen zodra de verbinding terug is. Laat dit venster liever open: zonder verbinding kan de pagina niet opnieuw laden.',
    savedOffline: 'Er is nu geen verbinding. Wat je ziet is de kopie op dit apparaat.',
  },
  notSaved: {
    device:
      'Er is geen verbinding en deze browser kan niets bewaren. Wat je sinds de storing veranderde, staat alleen in dit venster. Laat het open tot de verbinding terug is, of download het canvas.',
    server:
      'De server kan nu niets opslaan. We blijven het proberen. Laat dit venster open tot hier “Opgeslagen” staat, of download het canvas.',
    serverKept:
      'De server kan nu niets opslaan. Je wijzigingen zijn in deze browser bewaard en we blijven het proberen.',
  },
  notOnDevice:
    'Deze browser bewaart geen kopie op dit apparaat. Zonder verbinding gaat je werk verloren als je dit venster sluit.',
  /** Why it ended; the copy in view stays. */
  stopped: {
    withdrawn: 'Deze link is ingetrokken. Vraag om een nieuwe. Wat je hier ziet is de kopie op dit apparaat.',
    'not-allowed':
      'Je hebt geen toegang meer tot dit canvas. Vraag om een nieuwe link. Wat je hier ziet is de kopie op dit apparaat.',
    'not-found':
      'Dit canvas bestaat niet meer op de server. Wat je hier ziet is de kopie op dit apparaat. Je kunt die downloaden.',
    full: 'Dit canvas is vol: de server neemt er niets meer bij. Download je kopie, gooi weg wat je niet nodig hebt en verbind opnieuw.',
    refused:
      'De server heeft een wijziging geweigerd. Die staat nog wel in deze kopie. Download de kopie en open het canvas opnieuw om verder te werken.',
    'link-invalid': 'Deze link werkt niet meer. Vraag om een nieuwe. Wat je hier ziet is de kopie op dit apparaat.',
  } satisfies Record<StopReason, string>,
  /** The same, when there is no copy on this device to show. */
  stoppedEmpty: {
    withdrawn: 'Deze link is ingetrokken. Vraag om een nieuwe.',
    'not-allowed': 'Je hebt geen toegang tot dit canvas. Vraag om een nieuwe link.',
    'not-found': 'Dit canvas bestaat niet (meer). Klopt de link?',
    full: 'Dit canvas is vol en kan nu niet worden geopend.',
    refused: 'De server heeft de verbinding geweigerd. Open het canvas opnieuw.',
    'link-invalid': 'Deze link werkt niet meer. Vraag om een nieuwe.',
  } satisfies Record<StopReason, string>,
  /** With the name of somebody who can help. */
  askFor: (name: string) => `Vraag ${name} om een nieuwe link.`,
  loading: 'Nog even, we halen het canvas op.',
  loadingSlow: 'De server antwoordt niet. We blijven het proberen.',
  fromDevice: 'Dit is de kopie op dit apparaat. De laatste versie komt eraan.',
  retry: 'Opnieuw verbinden',
  download: 'Kopie downloaden',
  details: 'Wat betekent dit?',
  /** Spoken when the state changes for the worse or the better. */
  spoken: {
    offline: 'Verbinding weg. Je werk wordt op dit apparaat bewaard.',
    offlineUnsafe: 'Verbinding weg. Je laatste wijzigingen zijn nog niet bewaard.',
    online: 'Weer verbonden. Alles is opgeslagen.',
  },
};
const en: typeof nl = {
  chip: {
    loading: 'Loading…',
    saved: 'Saved',
    saving: 'Saving…',
    reconnecting: 'Offline, kept on this device',
    'not-saved': 'Not saved',
    stopped: 'Not connected',
  },
  explain: {
    loading: 'We are fetching the canvas.',
    saved: 'Everything is on the server. You can close this window.',
    saving: 'Your last change is on its way.',
    reconnecting:
      'There is no connection right now. Keep working: everything is kept in this browser and goes to the others when the connection is back. Better leave this window open: without a connection the page cannot load again.',
    savedOffline: 'There is no connection right now. What you see is the copy on this device.',
  },
  notSaved: {
    device:
      'There is no connection and this browser cannot keep anything. What you changed since it went is in this window only. Leave it open until the connection is back, or download the canvas.',
    server:
      'The server cannot save anything right now. We keep trying. Leave this window open until it says “Saved”, or download the canvas.',
    serverKept: 'The server cannot save anything right now. Your changes are kept in this browser and we keep trying.',
  },
  notOnDevice:
    'This browser keeps no copy on this device. Without a connection your work is lost when you close this window.',
  stopped: {
    withdrawn: 'This link has been withdrawn. Ask for a new one. What you see is the copy on this device.',
    'not-allowed':
      'You no longer have access to this canvas. Ask for a new link. What you see is the copy on this device.',
    'not-found':
      'This canvas is no longer on the server. What you see is the copy on this device. You can download it.',
    full: 'This canvas is full: the server takes nothing more. Download your copy, bin what you do not need and reconnect.',
    refused:
      'The server refused a change. It is still in this copy. Download the copy and open the canvas again to go on.',
    'link-invalid': 'This link no longer works. Ask for a new one. What you see is the copy on this device.',
  },
  stoppedEmpty: {
    withdrawn: 'This link has been withdrawn. Ask for a new one.',
    'not-allowed': 'You have no access to this canvas. Ask for a new link.',
    'not-found': 'This canvas does not exist (any more). Is the link right?',
    full: 'This canvas is full and cannot be opened now.',
    refused: 'The server refused the connection. Open the canvas again.',
    'link-invalid': 'This link no longer works. Ask for a new one.',
  },
  askFor: (name: string) => `Ask ${name} for a new link.`,
  loading: 'One moment, we are fetching the canvas.',
  loadingSlow: 'The server does not answer. We keep trying.',
  fromDevice: 'This is the copy on this device. The latest version is on its way.',
  retry: 'Reconnect',
  download: 'Download the copy',
  details: 'What does this mean?',
  spoken: {
    offline: 'Connection lost. Your work is kept on this device.',
    offlineUnsafe: 'Connection lost. Your last changes are not kept yet.',
    online: 'Connected again. Everything is saved.',
  },
};
export const status = { nl, en };
