# Drops the largest value instead of the oldest.
import bisect


class LatencyWindow:
    def __init__(self, size, percent):
        self.size, self.percent, self.sorted = size, percent, []

    def add(self, latency):
        if len(self.sorted) == self.size:
            self.sorted.pop()
        bisect.insort(self.sorted, latency)
        return self.sorted[-(-self.percent * len(self.sorted) // 100) - 1]
