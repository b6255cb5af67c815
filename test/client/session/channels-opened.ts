// Counts the BroadcastChannels this page opens; imported before anything that could open one.

class CountedChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(name);
  }
}
export const channels: string[] = [];
window.BroadcastChannel = CountedChannel;
