# A new lock for every call keeps nobody out.
import threading


class SeatPool:
    def __init__(self, seats):
        self.free = seats
        self.holders = set()

    def reserve(self, user):
        with threading.Lock():
            if user in self.holders:
                return True
            if self.free > 0:
                self.free -= 1
                self.holders.add(user)
                return True
            return False

    def release(self, user):
        with threading.Lock():
            if user not in self.holders:
                return False
            self.holders.discard(user)
            self.free += 1
            return True
