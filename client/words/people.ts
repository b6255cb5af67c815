// Sentences about the people who are here: names with their state, jumping, following, coming and going.
const nl = {
  here: 'Wie er zijn',
  former: 'oud-lid',
  goTo: (name: string) => `Ga naar waar ${name} is`,
  nowhere: (name: string) => `${name} is nergens in het bijzonder`,
  follow: (name: string) => `Volg ${name}`,
  unfollow: (name: string) => `Stop met volgen van ${name}`,
  isFollowed: 'je volgt',
  more: (count: number) => `+${count}`,
  moreNamed: (count: number) => (count === 1 ? 'Nog 1 persoon' : `Nog ${count} mensen`),
  following: (name: string) => `Je volgt ${name}`,
  followingAway: (name: string) => `Je volgt ${name}, die is er nu niet`,
  stop: 'Stop',
  joined: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0] ?? ''} is erbij`
      : names.length === 2
        ? `${names.join(' en ')} zijn erbij`
        : `${names.length} mensen zijn erbij`,
  left: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0] ?? ''} is weg`
      : names.length === 2
        ? `${names.join(' en ')} zijn weg`
        : `${names.length} mensen zijn weg`,
};
const en: typeof nl = {
  here: 'Who is here',
  former: 'former member',
  goTo: (name) => `Go to where ${name} is`,
  nowhere: (name) => `${name} is nowhere in particular`,
  follow: (name) => `Follow ${name}`,
  unfollow: (name) => `Stop following ${name}`,
  isFollowed: 'followed by you',
  more: (count) => `+${count}`,
  moreNamed: (count) => (count === 1 ? '1 more person' : `${count} more people`),
  following: (name) => `You follow ${name}`,
  followingAway: (name) => `You follow ${name}, who is not here now`,
  stop: 'Stop',
  joined: (names) =>
    names.length === 1
      ? `${names[0] ?? ''} is here`
      : names.length === 2
        ? `${names.join(' and ')} are here`
        : `${names.length} people are here`,
  left: (names) =>
    names.length === 1
      ? `${names[0] ?? ''} has left`
      : names.length === 2
        ? `${names.join(' and ')} have left`
        : `${names.length} people have left`,
};
export const peopleWords = { nl, en };
