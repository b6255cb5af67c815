// The start page: defines its element and lets the page follow its theme and language.
import './start.ts';
import { dressPage } from './dress-page.ts';
import { speakAsBrowser } from './page-language.ts';

speakAsBrowser(document.documentElement, navigator.languages);
const start = document.querySelector('clc-start');
if (start) dressPage(start);
