// Sentences that explain how safe the work is and what stands in its way; loaded once the canvas can be read.
import type { StopReason, Trouble } from '../session/stop-reason.ts';

const nl = {
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
      'Je hebt geen toegang meer tot dit canvas. Vraag de eigenaar ervan om toegang. Wat je hier ziet is de kopie op dit apparaat.',
    'not-found':
      'Dit canvas bestaat niet meer op de server. Wat je hier ziet is de kopie op dit apparaat. Je kunt die downloaden.',
    full: 'Dit canvas is vol: de server neemt er niets meer bij. Download je kopie, kort lange teksten in en verbind opnieuw (eerdere stappen kun je dan niet meer ongedaan maken), of begin met het bestand een nieuw canvas.',
    refused:
      'De server heeft een wijziging geweigerd. Die staat nog wel in deze kopie. Download de kopie en open het canvas opnieuw om verder te werken.',
    'link-invalid': 'Deze link werkt niet meer. Vraag om een nieuwe. Wat je hier ziet is de kopie op dit apparaat.',
    token:
      'De server herkent je aanmelding bij deze site niet meer. Wat je al schreef is niet weg. Meld je opnieuw aan bij de site en verbind opnieuw.',
    'no-token':
      'Deze site zegt op dit moment niet wie je bent. Wat je al schreef is niet weg. Verbind over een ogenblik opnieuw; helpt dat niet, meld je dan opnieuw aan bij de site.',
  } satisfies Record<StopReason, string>,
  /** The same, when there is no copy on this device to show. */
  stoppedEmpty: {
    withdrawn: 'Deze link is ingetrokken. Vraag om een nieuwe.',
    'not-allowed': 'Je hebt geen toegang tot dit canvas. Vraag de eigenaar ervan om toegang.',
    'not-found': 'Dit canvas bestaat niet (meer). Klopt de link?',
    full: 'Dit canvas is vol en kan nu niet worden geopend.',
    refused: 'De server heeft de verbinding geweigerd. Open het canvas opnieuw.',
    'link-invalid': 'Deze link werkt niet meer. Vraag om een nieuwe.',
    token:
      'De server herkent je aanmelding bij deze site niet. Probeer het opnieuw; helpt dat niet, meld je dan opnieuw aan bij de site of vraag de beheerder ervan om hulp.',
    'no-token':
      'Deze site heeft niet gezegd wie je bent, en zonder dat kunnen we het canvas niet openen. Probeer het opnieuw; helpt dat niet, meld je dan opnieuw aan bij de site.',
  } satisfies Record<StopReason, string>,
  /** Work of my own that a fresh document did not take over. */
  notTaken: (n: number) =>
    n === 1
      ? 'Eén wijziging van jou is niet overgenomen. Ze is niet weg.'
      : `${n} wijzigingen van jou zijn niet overgenomen. Ze zijn niet weg.`,
  show: 'Bekijken',
  /** Why nobody can write from this page. */
  old: {
    'old-page':
      'De server is vernieuwd en deze pagina is te oud om mee te schrijven. Je kunt lezen wat er staat. Laad de pagina opnieuw om verder te werken; wat je schreef blijft op dit apparaat.',
    'newer-document':
      'Dit canvas is met een nieuwere versie gemaakt. Je kunt het hier lezen, niet wijzigen. Laad de pagina opnieuw, of vraag je beheerder om een nieuwe versie.',
  },
  reload: 'Opnieuw laden',
  /** `used` and `all` in megabytes. */
  size: (used: string, all: string) =>
    `Dit canvas wordt vol: ${used} van ${all} MB. Er gaat niets verloren. Kort lange teksten in, of download het canvas en begin met dat bestand een nieuw canvas: dat is kleiner. Kaarten in de prullenbak tellen mee.`,
  read: 'Begrepen',
  /** What stands between this page and the server. */
  trouble: {
    unreachable:
      'We kunnen de server van dit canvas niet bereiken. We blijven het proberen. Werkt de rest van je verbinding wel, vraag dan de beheerder van deze site of het adres klopt en of deze site er toegang toe heeft.',
    'not-ours':
      'Op het adres van de server antwoordt iets anders dan een canvas. Vraag de beheerder van deze site of het adres klopt.',
    'no-socket':
      'De server antwoordt, maar de doorlopende verbinding (WebSocket) komt niet tot stand; vaak houdt een netwerk of proxy die tegen. We blijven het proberen. Op een ander netwerk werkt het waarschijnlijk wel.',
  } satisfies Record<Trouble, string>,
  /** With a time such as “2 uur geleden”. */
  asOf: (ago: string) => `Dit is het canvas zoals het ${ago} op dit apparaat stond.`,
  /** The attributes of the element do not say what to open. */
  lacking: {
    server: 'Dit canvas kan niet worden geopend: het adres van de server klopt niet. Het begint met https://.',
    unsafe:
      'Dit canvas kan niet worden geopend: deze pagina is beveiligd (https), en de server heeft een onbeveiligd adres (http). Geef de server een adres met https://.',
    canvas: 'Dit canvas kan niet worden geopend: er staat niet bij welk canvas het is.',
  },
};
const en: typeof nl = {
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
      'You no longer have access to this canvas. Ask its owner for access. What you see is the copy on this device.',
    'not-found':
      'This canvas is no longer on the server. What you see is the copy on this device. You can download it.',
    full: 'This canvas is full: the server takes nothing more. Download your copy, shorten long texts and reconnect (earlier steps can then no longer be undone), or start a new canvas with the file.',
    refused:
      'The server refused a change. It is still in this copy. Download the copy and open the canvas again to go on.',
    'link-invalid': 'This link no longer works. Ask for a new one. What you see is the copy on this device.',
    token:
      'The server no longer recognises your sign-in with this site. What you wrote is not gone. Sign in to the site again and reconnect.',
    'no-token':
      'This site does not say who you are right now. What you wrote is not gone. Reconnect in a moment; if that does not help, sign in to the site again.',
  },
  stoppedEmpty: {
    withdrawn: 'This link has been withdrawn. Ask for a new one.',
    'not-allowed': 'You have no access to this canvas. Ask its owner for access.',
    'not-found': 'This canvas does not exist (any more). Is the link right?',
    full: 'This canvas is full and cannot be opened now.',
    refused: 'The server refused the connection. Open the canvas again.',
    'link-invalid': 'This link no longer works. Ask for a new one.',
    token:
      'The server does not recognise your sign-in with this site. Try again; if that does not help, sign in to the site again or ask whoever runs it.',
    'no-token':
      'This site has not said who you are, and without that we cannot open the canvas. Try again; if that does not help, sign in to the site again.',
  },
  notTaken: (n: number) =>
    n === 1
      ? 'One change of yours was not taken over. It is not gone.'
      : `${n} changes of yours were not taken over. They are not gone.`,
  show: 'Show',
  old: {
    'old-page':
      'The server has been renewed and this page is too old to write with. You can read what is here. Load the page again to go on; what you wrote stays on this device.',
    'newer-document':
      'This canvas was made with a newer version. You can read it here, not change it. Load the page again, or ask whoever runs the server for a new version.',
  },
  reload: 'Load again',
  size: (used: string, all: string) =>
    `This canvas is getting full: ${used} of ${all} MB. Nothing is lost. Shorten long texts, or download the canvas and start a new one with that file: it is smaller. Cards in the bin count.`,
  read: 'Understood',
  trouble: {
    unreachable:
      'We cannot reach the server of this canvas. We keep trying. If the rest of your connection works, ask whoever runs this site whether the address is right and whether this site may reach it.',
    'not-ours':
      'Something other than a canvas answers at the address of the server. Ask whoever runs this site whether the address is right.',
    'no-socket':
      'The server answers, but the lasting connection (WebSocket) is not made; often a network or proxy stops it. We keep trying. On another network it will probably work.',
  },
  asOf: (ago) => `This is the canvas as it was on this device ${ago}.`,
  lacking: {
    server: 'This canvas cannot be opened: the address of the server is not right. It begins with https://.',
    unsafe:
      'This canvas cannot be opened: this page is secure (https) and the server has an address that is not (http). Give the server an address with https://.',
    canvas: 'This canvas cannot be opened: it does not say which canvas it is.',
  },
};
export const noteWords = { nl, en };
