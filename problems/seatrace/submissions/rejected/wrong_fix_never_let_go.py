# Returns early without letting the lock go.
import threading


class SeatPool:
    def __init__(self, seats):
        self.free = seats
        self.holders = set()
        self.lock = threading.Lock()

    def reserve(self, user):
        self.lock.acquire()
        if user in self.holders:
            return True
        if self.free > 0:
            self.free -= 1
            self.holders.add(user)
            self.lock.release()
            return True
        self.lock.release()
        return False

    def release(self, user):
        with self.lock:
            if user not in self.holders:
                return False
            self.holders.discard(user)
            self.free += 1
            return True
