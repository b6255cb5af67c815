// A name as it is shown beside others: one line that can be seen, and that says nothing but itself.

const MOST = 80;
/** What breaks a line, or stands for a space. */
const SPACES = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Letters nobody sees, some of which turn around what comes after them. Two join letters and pictures, and stay. */
const UNSEEN = /[\u115f\u1160\u2800\u3164\uffa0]|(?![\u200c\u200d])[\p{Cf}\p{Cs}]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Undefined: nothing is left to show. What is too long is cut, between letters. */
export function cleanName(name: string): string | undefined {
  const line = name.replace(SPACES, ' ').replace(UNSEEN, '').replace(/ +/gu, ' ').trim();
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (cut.length + segment.length > MOST) break;
    cut += segment;
  }
  return SEEN.test(cut) ? cut.trim() : undefined;
}
