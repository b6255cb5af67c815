// Following a person: where to go each time they are somewhere else, until I do something myself or they leave.
import { isBlockId } from '../../shared/template/canvas-template.ts';
import type { PresenceFields } from '../../shared/wire/presence.ts';
import type { PresenceView, Stop, Target } from './contexts.ts';

export interface FollowOptions {
  readonly person: string;
  readonly presence: Pick<PresenceView, 'people' | 'subscribe' | 'onJoinLeave'>;
  /** They are somewhere else now. */
  goTo(target: Target): void;
  /** It is over; not told when it was stopped from outside. */
  ended(why: 'acted' | 'left'): void;
}
export interface Following {
  /** I did something myself. */
  acted(): void;
  readonly stop: Stop;
}

/** Where a person is, as precisely as they say. */
export function whereabouts(at: PresenceFields): Target | undefined {
  if (at.card) return { kind: 'card', id: at.card };
  if (at.facet) return { kind: 'facet', id: at.facet };
  if (at.text?.startsWith('compass.')) return { kind: 'block', id: 'compass' };
  if (at.block === 'compass' || isBlockId(at.block)) return { kind: 'block', id: at.block };
  return undefined;
}

export function followPerson({ person, presence, goTo, ended }: FollowOptions): Following {
  let over = false;
  let last: string | undefined;
  const stops: Stop[] = [];
  const end = (why?: 'acted' | 'left'): void => {
    if (over) return;
    over = true;
    stops.forEach((stop) => stop());
    if (why) ended(why);
  };
  const look = (): void => {
    if (over) return;
    const followed = presence.people().find((p) => p.id === person);
    // Out of sight is not gone: the line may be down for a moment. Leaving is told apart.
    if (!followed) return;
    const target = whereabouts(followed.at);
    // Going from one text to another in the same card is worth showing again, so the text counts too.
    const place = target && JSON.stringify([target, followed.at.text ?? null]);
    if (!target || place === last) return;
    last = place;
    goTo(target);
  };
  stops.push(
    presence.subscribe(look),
    presence.onJoinLeave((event) => {
      if (event.kind === 'leave' && event.person.id === person) end('left');
    }),
  );
  look();
  return { acted: () => end('acted'), stop: () => end() };
}
