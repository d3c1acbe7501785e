import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Waiting } from '../components/Notes';
import { HomePage } from '../features/home/HomePage';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const RoomPage = lazy(() => import('../features/room/RoomPage').then((m) => ({ default: m.RoomPage })));
const DebriefPage = lazy(() => import('../features/debrief/DebriefPage').then((m) => ({ default: m.DebriefPage })));
const PromptsPage = lazy(() => import('../features/reference/PromptsPage').then((m) => ({ default: m.PromptsPage })));
const PromptPage = lazy(() => import('../features/reference/PromptPage').then((m) => ({ default: m.PromptPage })));
const SystemsPage = lazy(() => import('../features/reference/SystemsPage').then((m) => ({ default: m.SystemsPage })));
const SystemPage = lazy(() => import('../features/reference/SystemPage').then((m) => ({ default: m.SystemPage })));
const RubricPage = lazy(() => import('../features/reference/RubricPage').then((m) => ({ default: m.RubricPage })));
const LoopPage = lazy(() => import('../features/loops/LoopPage').then((m) => ({ default: m.LoopPage })));
const CommitteePage = lazy(() => import('../features/loops/CommitteePage').then((m) => ({ default: m.CommitteePage })));
const StudyPage = lazy(() => import('../features/study/StudyPage').then((m) => ({ default: m.StudyPage })));
const HistoryPage = lazy(() => import('../features/home/HistoryPage').then((m) => ({ default: m.HistoryPage })));
const LabPage = lazy(() => import('../features/reference/LabPage').then((m) => ({ default: m.LabPage })));

/** Every address of the browser room. */
export function Pages() {
  return (
    <Suspense fallback={<Waiting>Opening…</Waiting>}>
      <Routes>
        <Route path="/rooms/:id" element={<RoomPage />} />
        <Route element={<Shell />}>
          <Route index element={<HomePage />} />
          <Route path="/history" element={<HistoryPage />} />
          <Route path="/sessions/:id/debrief" element={<DebriefPage />} />
          <Route path="/loops/:id" element={<LoopPage />} />
          <Route path="/loops/:id/committee" element={<CommitteePage />} />
          <Route path="/study" element={<StudyPage />} />
          <Route path="/prompts" element={<PromptsPage />} />
          <Route path="/prompts/:id" element={<PromptPage />} />
          <Route path="/systems" element={<SystemsPage />} />
          <Route path="/systems/:id" element={<SystemPage />} />
          <Route path="/rubric" element={<RubricPage />} />
          <Route path="/lab" element={<LabPage />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
