class SeatPool:
    """Seats of one event, shared by all request threads."""

    def __init__(self, seats):
        self.free = seats
        self.holders = set()

    def reserve(self, user):
        """Gives the user a seat; True when the user has one afterwards."""
        if user in self.holders:
            return True
        if self.free > 0:
            self.free -= 1
            self.holders.add(user)
            return True
        return False

    def release(self, user):
        """Gives the user's seat back; True when there was one."""
        if user not in self.holders:
            return False
        self.holders.discard(user)
        self.free += 1
        return True
