/**
 * What the server says it sends, generated from its OpenAPI document (`npm run api`), beside what the pages read: the build fails where a page
 * expects something else. Types only; nothing of this file reaches the browser.
 */
import type { components } from './generated';
import type * as page from './types';

type Server = components['schemas'];

/** A server's shape that fits a page's. */
type Sends<S extends P, P> = [S, P];

export type Agreement = [
  Sends<Server['Line'], page.Line>,
  Sends<Server['RoomState'], page.RoomState>,
  Sends<Server['RoomPage'], page.RoomPage>,
  Sends<Server['ActionResult'], page.ActionAnswer>,
  // A value of the world is any JSON, which the generated type calls unknown.
  Sends<Omit<Server['DebriefPage'], 'world'>, Omit<page.DebriefPage, 'world'>>,
  Sends<Server['LoopSitting'], page.LoopSitting>,
  Sends<page.NewSession, Server['NewSession']>,
  Sends<page.NewSitting, Server['NewSitting']>,
];
