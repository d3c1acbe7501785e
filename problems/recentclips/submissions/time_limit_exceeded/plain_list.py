class RecentClips:
    def __init__(self, capacity):
        self.capacity, self.clips = capacity, []

    def place(self, clip):
        for i, other in enumerate(self.clips):
            if other == clip:
                return i
        return -1

    def watch(self, clip):
        at = self.place(clip)
        if at >= 0:
            del self.clips[at]
        self.clips.insert(0, clip)
        return self.clips.pop() if len(self.clips) > self.capacity else -1

    def forget(self, clip):
        at = self.place(clip)
        if at >= 0:
            del self.clips[at]
        return at >= 0

    def last(self, count):
        return self.clips[:count]
