# Takes the place below where it should round up.
import bisect
from collections import deque


class LatencyWindow:
    def __init__(self, size, percent):
        self.size, self.percent, self.recent, self.sorted = size, percent, deque(), []

    def add(self, latency):
        self.recent.append(latency)
        bisect.insort(self.sorted, latency)
        if len(self.recent) > self.size:
            del self.sorted[bisect.bisect_left(self.sorted, self.recent.popleft())]
        return self.sorted[max(0, self.percent * len(self.sorted) // 100 - 1)]
