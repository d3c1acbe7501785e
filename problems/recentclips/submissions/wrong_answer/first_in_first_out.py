# A clip that is watched again keeps its old place.
from collections import OrderedDict
from itertools import islice


class RecentClips:
    def __init__(self, capacity):
        self.capacity, self.clips = capacity, OrderedDict()

    def watch(self, clip):
        if clip in self.clips:
            return -1
        self.clips[clip] = None
        return self.clips.popitem(last=False)[0] if len(self.clips) > self.capacity else -1

    def forget(self, clip):
        return self.clips.pop(clip, 0) is None

    def last(self, count):
        return list(islice(reversed(self.clips), count))
