from collections import deque


class LatencyWindow:
    def __init__(self, size, percent):
        self.percent, self.recent = percent, deque(maxlen=size)

    def add(self, latency):
        self.recent.append(latency)
        return sorted(self.recent)[-(-self.percent * len(self.recent) // 100) - 1]
