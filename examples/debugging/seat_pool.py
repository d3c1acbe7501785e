import threading


class SeatPool:
    """Seats of one event, shared by all request threads. Look and change happen under one lock."""

    def __init__(self, seats):
        self.free = seats
        self.holders = set()
        self.lock = threading.Lock()

    def reserve(self, user):
        """Gives the user a seat; True when the user has one afterwards."""
        with self.lock:
            if user in self.holders:
                return True
            if self.free > 0:
                self.free -= 1
                self.holders.add(user)
                return True
            return False

    def release(self, user):
        """Gives the user's seat back; True when there was one."""
        with self.lock:
            if user not in self.holders:
                return False
            self.holders.discard(user)
            self.free += 1
            return True
