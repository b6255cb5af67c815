// What a page of web parts does to them: takes them out, puts them back or elsewhere, and makes them anew while the old one closes.
/* global document */
import { vouch } from './host.js';

const zones = [...document.querySelectorAll('.zone')];
let part = document.querySelector('.web-part');
let zone = zones[0];
const acts = {
  remove: () => part.remove(),
  back: () => zone.append(part),
  move: () => {
    zone = zones[1 - zones.indexOf(zone)];
    zone.append(part);
  },
  again: () => {
    const old = part.firstElementChild;
    const fresh = document.createElement('customer-leader-canvas');
    for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
    vouch(fresh);
    const holder = document.createElement('div');
    holder.className = 'web-part';
    holder.append(fresh);
    part.replaceWith(holder);
    part = holder;
  },
  /** In edit mode each part gets a frame with handles around it, and is made anew within. */
  edit: () => {
    acts.again();
    part.toggleAttribute('data-editing');
  },
};
document.addEventListener('click', ({ target }) => acts[target.dataset?.act]?.());
