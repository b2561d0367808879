// main.mjs -- all the facts about the desk in a browser, one after the other.
import { after, before } from 'node:test';

import { closeBrowser, openBrowser } from './window.mjs';

before(openBrowser);
after(closeBrowser);

import './sign_in.mjs';
