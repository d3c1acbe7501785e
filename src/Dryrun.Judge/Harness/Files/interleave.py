"""
Runs threads one at a time and decides, before every opcode of the submission, whose turn is next. Schedules are made from seeds, so the same submission
always meets the same interleavings. Locks and what is built on them (Condition, Event, Semaphore, queue.Queue) and time.sleep take part; time is virtual.
"""
import json
import random
import sys
import threading
import time
import _thread

_OPCODES_MAX = 20_000
_PREEMPTIONS_MAX = 160
_QUANTA = (1, 2, 3, 5, 8, 13)
_SEEDS = 10

_current = None
_real_sleep = time.sleep


class Deadlock(BaseException):
    """No thread can go on."""


class _Stuck(BaseException):
    """The submission takes more opcodes than any sound one would."""


class _Worker:
    def __init__(self, number, work):
        self.number, self.work = number, work
        self.turn = _thread.allocate_lock()
        self.turn.acquire()
        self.waits_for = None
        self.until = None
        self.done = False
        self.timed_out = False
        self.failure = None


class _Schedule:
    """One run of all threads under one rule: choose(worker, opcodes so far, runnable) -> the worker whose turn it is."""

    def __init__(self, works, choose):
        self.workers = [_Worker(i, work) for i, work in enumerate(works)]
        self.by_thread = {}
        self.choose = choose
        self.opcodes = 0
        self.now = 0.0
        self.deadlocked = False
        self.stuck = False
        self.finished = _thread.allocate_lock()
        self.finished.acquire()

    def run(self):
        global _current
        _current = self
        for worker in self.workers:
            _thread.start_new_thread(self._work, (worker,))
        self.workers[0].turn.release()
        self.finished.acquire()
        _current = None

    def me(self):
        return self.by_thread.get(_thread.get_ident())

    def point(self, worker):
        """Somebody else may go on here."""
        self.opcodes += 1
        if self.opcodes > _OPCODES_MAX:
            self.stuck = True
        self._check()
        chosen = self.choose(worker, self.opcodes, self._runnable())
        if chosen is not worker:
            self._hand_over(worker, chosen)

    def block(self, worker, what, until):
        """The worker waits for something; True when it came, False when its time is over."""
        worker.waits_for, worker.until, worker.timed_out = what, until, False
        self._hand_over(worker, self._next(worker))
        return not worker.timed_out

    def wake(self, what):
        for worker in self.workers:
            if worker.waits_for is what:
                worker.waits_for = worker.until = None

    def _runnable(self):
        return [w for w in self.workers if not w.done and w.waits_for is None]

    def _next(self, worker):
        runnable = self._runnable()
        if runnable:
            return runnable[(self.opcodes + worker.number) % len(runnable)]
        sleepers = [w for w in self.workers if not w.done and w.until is not None]
        if sleepers:
            first = min(sleepers, key=lambda w: (w.until, w.number))
            self.now = max(self.now, first.until)
            first.waits_for = first.until = None
            first.timed_out = True
            return first
        self.deadlocked = True
        for waiting in self.workers:
            waiting.waits_for = waiting.until = None
        return next((w for w in self.workers if not w.done), None)

    def _hand_over(self, worker, chosen):
        if chosen is worker:
            self._check()
            return
        chosen.turn.release()
        worker.turn.acquire()
        self._check()

    def _check(self):
        if self.deadlocked:
            raise Deadlock
        if self.stuck:
            raise _Stuck

    def _work(self, worker):
        self.by_thread[_thread.get_ident()] = worker
        worker.turn.acquire()
        sys.settrace(self._trace)
        try:
            self._check()
            worker.work()
        except BaseException as e:
            worker.failure = e
        finally:
            sys.settrace(None)
            worker.done = True
            left = [w for w in self.workers if not w.done]
            if left:
                self._next(worker).turn.release()
            else:
                self.finished.release()

    def _trace(self, frame, event, argument):
        if not frame.f_code.co_filename.endswith('solution.py'):
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return self._opcode

    def _opcode(self, frame, event, argument):
        if event == 'opcode':
            worker = self.me()
            if worker is not None:
                self.point(worker)
        return self._opcode


class Lock:
    """threading.Lock under the schedule; outside of one nobody else runs."""

    def __init__(self):
        self._owner = None

    def acquire(self, blocking=True, timeout=-1):
        schedule = _current
        worker = schedule.me() if schedule else None
        if worker is None:
            if self._owner is not None and blocking:
                raise Deadlock
            taken = self._owner is None
            if taken:
                self._owner = self
            return taken
        schedule.point(worker)
        until = schedule.now + timeout if timeout is not None and timeout >= 0 else None
        while self._owner is not None:
            if not blocking or not schedule.block(worker, self, until):
                return False
        self._owner = worker
        return True

    def release(self):
        if self._owner is None:
            raise RuntimeError('release unlocked lock')
        self._owner = None
        schedule = _current
        worker = schedule.me() if schedule else None
        if worker is not None:
            schedule.wake(self)
            schedule.point(worker)

    def locked(self):
        return self._owner is not None

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *ignored):
        self.release()


class RLock(Lock):
    """threading.RLock under the schedule."""

    def __init__(self):
        super().__init__()
        self._depth = 0

    def _own(self):
        worker = _current.me() if _current else None
        return worker if worker is not None else self

    def acquire(self, blocking=True, timeout=-1):
        if self._owner is not None and self._owner is self._own():
            self._depth += 1
            return True
        taken = super().acquire(blocking, timeout)
        if taken:
            self._depth = 1
        return taken

    def release(self):
        if self._owner is None or self._owner is not self._own():
            raise RuntimeError('cannot release un-acquired lock')
        self._depth -= 1
        if self._depth == 0:
            super().release()

    def _is_owned(self):
        return self._owner is not None and self._owner is self._own()

    def _release_save(self):
        depth, self._depth = self._depth, 0
        super().release()
        return depth

    def _acquire_restore(self, depth):
        super().acquire()
        self._depth = depth


def _sleep(seconds):
    schedule = _current
    worker = schedule.me() if schedule else None
    if worker is not None:
        schedule.block(worker, object(), schedule.now + max(0.0, seconds))


def install():
    """Puts these locks and this clock in the place of the real ones; before the submission is read."""
    threading.Lock = Lock
    threading.RLock = RLock
    threading._allocate_lock = Lock
    threading._RLock = threading._CRLock = RLock
    time.sleep = _sleep


def _one_preemption(after):
    """The first thread runs so many opcodes, then all others run to their end, then it goes on."""
    def choose(worker, opcodes, runnable):
        if opcodes <= after:
            return worker
        others = [w for w in runnable if w.number != 0]
        return worker if worker in others else others[0] if others else runnable[0]
    return choose


def _round_robin(quantum):
    def choose(worker, opcodes, runnable):
        if opcodes % quantum:
            return worker if worker in runnable else runnable[0]
        later = [w for w in runnable if w.number > worker.number]
        return later[0] if later else runnable[0]
    return choose


def _at_random(seed):
    draw = random.Random(seed)

    def choose(worker, opcodes, runnable):
        return worker if draw.random() < 0.6 else draw.choice(runnable)
    return choose


def _told(trial, choose):
    works, finish = trial()
    schedule = _Schedule(works, choose)
    schedule.run()
    if schedule.deadlocked:
        return 'deadlock', schedule.opcodes
    if schedule.stuck:
        return 'goes on without end', schedule.opcodes
    failures = sorted({f'{type(w.failure).__name__}: {w.failure}' for w in schedule.workers if w.failure is not None})
    return (failures if failures else finish()), schedule.opcodes


def outcomes(trial):
    """
    Every outcome that differs, over many schedules. trial() -> (list of functions without arguments, one a thread; a function that tells the outcome as a
    JSON value). A sound submission has exactly one outcome, whatever the schedule.
    """
    seen = {}

    def keep(outcome):
        seen.setdefault(json.dumps(outcome, sort_keys=True), outcome)

    outcome, opcodes = _told(trial, _one_preemption(_OPCODES_MAX))
    keep(outcome)
    step = max(1, opcodes // _PREEMPTIONS_MAX)
    for after in range(0, opcodes, step):
        keep(_told(trial, _one_preemption(after))[0])
    for quantum in _QUANTA:
        keep(_told(trial, _round_robin(quantum))[0])
    for seed in range(_SEEDS):
        keep(_told(trial, _at_random(seed))[0])
    return [seen[key] for key in sorted(seen)]
