"""Two doctors; an emergency interrupts an ordinary patient, whose treatment goes on later where it stopped."""

import simpy

from replicate import replicate


def model(rng):
    env = simpy.Environment()
    doctors = simpy.PreemptiveResource(env, capacity=2)
    times = {0: [], 1: []}

    def patient(rank, treatment):
        arrived, left = env.now, treatment
        while left > 0:
            with doctors.request(priority=rank) as turn:
                yield turn
                started = env.now
                try:
                    yield env.timeout(left)
                    left = 0
                except simpy.Interrupt:
                    left -= env.now - started
        times[rank].append(env.now - arrived)

    def arrivals(rank, every, mean):
        while True:
            yield env.timeout(rng.expovariate(1 / every))
            env.process(patient(rank, rng.expovariate(1 / mean)))

    env.process(arrivals(0, 40, 20))
    env.process(arrivals(1, 12, 12))
    env.run(until=2880)
    return {"emergencyTime": sum(times[0]) / len(times[0]), "ordinaryTime": sum(times[1]) / len(times[1])}


replicate(model)
