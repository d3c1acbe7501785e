# Showing the list moves what is shown, as a cache would do on a read.
from collections import OrderedDict
from itertools import islice


class RecentClips:
    def __init__(self, capacity):
        self.capacity, self.clips = capacity, OrderedDict()

    def watch(self, clip):
        known = clip in self.clips
        self.clips[clip] = None
        self.clips.move_to_end(clip)
        return self.clips.popitem(last=False)[0] if not known and len(self.clips) > self.capacity else -1

    def forget(self, clip):
        return self.clips.pop(clip, 0) is None

    def last(self, count):
        shown = list(islice(reversed(self.clips), count))
        for clip in shown:
            self.clips.move_to_end(clip)
        return shown
