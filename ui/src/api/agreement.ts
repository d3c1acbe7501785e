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
  Sends<Server['PromptSummary'], page.PromptSummary>,
  Sends<Server['PromptPage'], page.PromptPage>,
  Sends<Server['TalkKind'], page.TalkKind>,
  Sends<Server['DrillSummary'], page.DrillSummary>,
  Sends<Server['Component'], page.Component>,
  Sends<Server['Knob'], page.Knob>,
  Sends<Server['SchemaSection'], page.SchemaSection>,
  Sends<Server['SystemPage'], page.SystemPage>,
  Sends<Server['SessionSummary'], page.SessionSummary>,
  Sends<Server['Clause'], page.Clause>,
  Sends<Server['Stop'], page.Stop>,
  Sends<Server['Line'], page.Line>,
  Sends<Server['Problem'], page.Problem>,
  Sends<Server['RoomState'], page.RoomState>,
  Sends<Server['RoomPage'], page.RoomPage>,
  Sends<Server['ActionResult'], page.ActionAnswer>,
  Sends<Server['RunReport'], page.RunRecord>,
  Sends<Server['RunPlaces'], page.RunPlaces>,
  // A value of the world is any JSON, which the generated type calls unknown.
  Sends<Omit<Server['DebriefPage'], 'world'>, Omit<page.DebriefPage, 'world'>>,
  Sends<Server['Job'], page.Job>,
  Sends<Server['LoopPlan'], page.LoopPlan>,
  Sends<Server['LoopSitting'], page.LoopSitting>,
  Sends<Server['StudyPage'], page.StudyPage>,
  Sends<Server['PlanPage'], page.PlanPage>,
  Sends<Server['DossierPage'], page.DossierPage>,
  Sends<page.NewSession, Server['NewSession']>,
  Sends<page.NewSitting, Server['NewSitting']>,
  Sends<page.NewRun, Server['NewRun']>,
];
