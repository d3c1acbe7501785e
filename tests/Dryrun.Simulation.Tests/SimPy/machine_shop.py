"""Ten machines make parts and break down; one repairer, whose other work a broken machine preempts."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    repairer = simpy.PreemptiveResource(env, capacity=1)
    parts = [0]
    jobs = [0]

    class Machine:
        def __init__(self):
            self.broken = False
            self.process = env.process(self.work())
            env.process(self.breaks())

        def work(self):
            while True:
                left = rng.uniform(8, 12)
                while left > 0:
                    started = env.now
                    try:
                        yield env.timeout(left)
                        left = 0
                    except simpy.Interrupt:
                        self.broken = True
                        left -= env.now - started
                        with repairer.request(priority=1) as turn:
                            yield turn
                            yield env.timeout(30)
                        self.broken = False
                parts[0] += 1

        def breaks(self):
            while True:
                yield env.timeout(rng.expovariate(1 / 300))
                if not self.broken:
                    self.process.interrupt()

    def other_jobs():
        while True:
            left = 30
            while left > 0:
                with repairer.request(priority=2) as turn:
                    yield turn
                    started = env.now
                    try:
                        yield env.timeout(left)
                        left = 0
                    except simpy.Interrupt:
                        left -= env.now - started
            jobs[0] += 1

    for _ in range(10):
        Machine()
    env.process(other_jobs())
    env.run(until=7 * 24 * 60)
    return {"parts": parts[0], "otherJobs": jobs[0]}


replicate(model)
