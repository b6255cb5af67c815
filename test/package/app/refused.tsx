// What must not compile: each line that is marked is a mistake TypeScript finds, and the check fails when it does not.
import 'customer-leader-canvas/react';

declare const element: HTMLElementTagNameMap['customer-leader-canvas'];

// @ts-expect-error -- No such language.
export const language = <customer-leader-canvas lang="fr" />;
// @ts-expect-error -- No such mode.
export const mode = <customer-leader-canvas mode="write" />;
// @ts-expect-error -- A token is promised.
export const token = <customer-leader-canvas tokenProvider={() => 'token'} />;
// @ts-expect-error -- No such prop.
export const prop = <customer-leader-canvas canvasKey="…" />;
// @ts-expect-error -- The event has no such detail.
export const event = <customer-leader-canvas onclc-ready={({ detail }) => detail.cards} />;
// @ts-expect-error -- A card is named.
void element.focusCard();
// @ts-expect-error -- Not for hosts.
void element.opener;
// @ts-expect-error -- A change says which, not where.
element.addEventListener('clc-change', ({ detail }) => detail.changes[0]?.place);
