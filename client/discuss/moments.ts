// Moments as people say them: "zojuist", "10:12", "gisteren 16:40", "14 nov".
import type { Say } from '../session/contexts.ts';
import { discussWords } from '../words/discuss.ts';
import { DATES_IN } from '../words/languages.ts';

/** A moment in short, seen from `now`. */
export function shortMoment(at: string, now: Date, say: Say): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return '';
  const minutes = Math.round((now.getTime() - then.getTime()) / 60_000);
  const days = Math.round((midnight(now) - midnight(then)) / 86_400_000);
  const relative = new Intl.RelativeTimeFormat(say.lang, { numeric: 'auto', style: 'short' });
  // A clock that runs ahead writes moments that are still to come: those are now.
  if (minutes < 1) return discussWords[say.lang].justNow;
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const time = timeOf(then, say);
  if (days === 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(say.lang, { numeric: 'auto' }).format(-1, 'day')} ${time}`;
  return shortDay(then, now, say);
}
/** The same in a sentence: "om 10:12", "op 14 nov om 10:12". */
export function momentIn(at: string, now: Date, say: Say): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return '';
  const time = discussWords[say.lang].atTime(timeOf(then, say));
  return midnight(then) === midnight(now) ? time : `${discussWords[say.lang].onDay(shortDay(then, now, say))} ${time}`;
}
function timeOf(then: Date, say: Say): string {
  return then.toLocaleTimeString(DATES_IN[say.lang], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
/** The day of a moment: with its year when that is not this year. */
export function shortDay(then: Date, now: Date, say: Say): string {
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return then.toLocaleDateString(DATES_IN[say.lang], { day: 'numeric', month: 'short', ...year });
}
/** A moment in full, for a title. */
export function fullMoment(at: string, say: Say): string {
  const then = new Date(at);
  return Number.isNaN(then.getTime())
    ? ''
    : then.toLocaleString(DATES_IN[say.lang], { dateStyle: 'full', timeStyle: 'short' });
}
function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
