// What the widget does when a part of the shell wishes something of it.
import type { CanvasReach } from '../session/api.ts';
import type { Canvas, Say } from '../session/contexts.ts';
import { onDemand } from '../session/on-demand.ts';
import type { Session } from '../session/open-session.ts';
import { SayRequest } from '../session/requests.ts';
import type { Lang } from '../../shared/template/template.ts';
import type { Parts } from './parts.ts';
import type { ShellWish } from './shell-request.ts';
import { takeStep } from './undo.ts';

export type DialogName = 'share' | 'bin' | 'left-behind';
/** What there is to answer with. */
export interface Wished {
  readonly from: EventTarget & { readonly say: Say; readonly shadowRoot: ShadowRoot | null };
  readonly parts: Parts;
  readonly canvas: Canvas | undefined;
  readonly session: Session | undefined;
  readonly reach: CanvasReach;
  speak(lang: Lang): void;
  showDialog(which: DialogName): void;
  /** The session goes by another name now. */
  renamed(): void;
  compose(): void;
}

export async function answer(wish: ShellWish, widget: Wished): Promise<void> {
  const { from, canvas, parts } = widget;
  const { say } = from;
  const tell = (sentence: string | undefined): void => {
    if (sentence) from.dispatchEvent(new SayRequest(sentence));
  };
  switch (wish.kind) {
    case 'lang':
      return widget.speak(wish.lang);
    case 'retry':
      return widget.session?.retry();
    case 'share':
    case 'bin':
    case 'left-behind': {
      const part: () => Promise<unknown> = parts[wish.kind];
      if (await onDemand(from, part)) widget.showDialog(wish.kind);
      return;
    }
    case 'add-card':
      return widget.compose();
    case 'undo':
    case 'redo': {
      const said = canvas && takeStep(canvas, wish.kind, say);
      if (said) from.dispatchEvent(said);
      return;
    }
    case 'rename':
      return tell(await onDemand(from, () => rename(widget, wish.name)));
    case 'print': {
      const printing = await onDemand(from, parts.print);
      const { shadowRoot } = from;
      const printed = printing?.printedOf({ open: canvas, say, shadowRoot });
      if (printed) printing?.printNow(printed);
      return;
    }
    case 'export':
    case 'keep-copy':
      return tell(
        await onDemand(from, async () => {
          const { exportCanvas, exportHere } = await parts.export();
          if (!canvas) return undefined;
          return wish.kind === 'export'
            ? exportCanvas(canvas, widget.reach, wish.format, say)
            : exportHere(canvas, say);
        }),
      );
    default:
      return wish satisfies never;
  }
}

async function rename({ from, parts, session, renamed }: Wished, name: string): Promise<string | undefined> {
  if (!session) return undefined;
  const words = (await parts.settings()).settingsWords[from.say.lang];
  try {
    await session.rename(name);
  } catch {
    // No line, or not allowed: the name stays what it was.
    return words.nameFailed;
  }
  renamed();
  return words.nameSaved(name);
}
