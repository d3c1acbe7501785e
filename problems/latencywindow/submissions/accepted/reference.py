import heapq


class LatencyWindow:
    def __init__(self, size, percent):
        self.size, self.percent = size, percent
        self.seen = 0
        self.lower, self.upper = [], []
        self.below = bytearray()
        self.values = []
        self.live_below = 0

    def add(self, latency):
        number = self.seen
        self.seen += 1
        self.values.append(latency)
        goes_below = bool(self.lower) and (latency, number) < (-self.lower[0][0], -self.lower[0][1])
        self.below.append(goes_below)
        if goes_below:
            heapq.heappush(self.lower, (-latency, -number))
            self.live_below += 1
        else:
            heapq.heappush(self.upper, (latency, number))
        gone = number - self.size
        if gone >= 0 and self.below[gone]:
            self.live_below -= 1
        count = min(self.seen, self.size)
        wanted = -(-self.percent * count // 100)
        oldest = self.seen - count
        while self.live_below < wanted:
            value, n = heapq.heappop(self.upper)
            if n >= oldest:
                heapq.heappush(self.lower, (-value, -n))
                self.below[n] = 1
                self.live_below += 1
        self.drop(oldest)
        while self.live_below > wanted:
            value, n = heapq.heappop(self.lower)
            heapq.heappush(self.upper, (-value, -n))
            self.below[-n] = 0
            self.live_below -= 1
            self.drop(oldest)
        return -self.lower[0][0]

    def drop(self, oldest):
        while self.lower and -self.lower[0][1] < oldest:
            heapq.heappop(self.lower)
