// Short forms of a person's name: two initials for an avatar, and the name people call out.

const PARTICLES = new Set(
  'aan al bij da de del della den der di do dos du el het ibn in la le op te ten ter uit van von voor zu zum'.split(
    ' ',
  ),
);

/**
 * At most two initials. A surname starts at its particle only where the person writes that with a capital:
 * "Joost de Wit" is JW, "Imane El Idrissi" is IE, "Hanne Van den Berg" is HV.
 */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => firstLetter(word) !== '');
  const [first] = words;
  if (first === undefined) return '?';
  if (words.length === 1) return upper(firstLetter(first));
  let surname = words.length - 1;
  for (let i = surname - 1; i > 0 && PARTICLES.has(words[i]?.toLowerCase() ?? ''); i--) {
    const letter = firstLetter(words[i] ?? '');
    if (letter !== letter.toLowerCase()) surname = i;
  }
  return upper(firstLetter(first)) + upper(firstLetter(words[surname] ?? ''));
}

/** The first name where only one of `others` (names of everybody) has it; the whole name otherwise. */
export function callName(name: string, others: readonly string[] = []): string {
  const first = name.trim().split(/\s+/u, 1)[0] ?? '';
  const shared = others.filter((other) => other !== name && other.trim().split(/\s+/u, 1)[0] === first).length > 0;
  return first === '' || shared ? name : first;
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]\p{M}*/u.exec(word.normalize('NFC'))?.[0] ?? '';
}
/** One letter stays one: the capital of "ß" is two. */
function upper(letter: string): string {
  const capital = letter.toLocaleUpperCase();
  return [...capital].length === [...letter].length ? capital : letter;
}
