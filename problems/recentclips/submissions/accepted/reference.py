from collections import OrderedDict
from itertools import islice


class RecentClips:
    def __init__(self, capacity):
        self.capacity = capacity
        self.clips = OrderedDict()

    def watch(self, clip):
        known = clip in self.clips
        self.clips[clip] = None
        self.clips.move_to_end(clip, last=False)
        if known or len(self.clips) <= self.capacity:
            return -1
        fallen, _ = self.clips.popitem()
        return fallen

    def forget(self, clip):
        known = clip in self.clips
        if known:
            del self.clips[clip]
        return known

    def last(self, count):
        return list(islice(self.clips, count))
