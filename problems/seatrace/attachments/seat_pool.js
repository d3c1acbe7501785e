// Seats of one event, shared by all requests.
class SeatPool {
  constructor(store) {
    this.store = store;
  }

  // Gives the user a seat; true when the user has one afterwards.
  async reserve(user) {
    if (await this.store.get(`holder:${user}`)) return true;
    const free = await this.store.get('free');
    if (free > 0) {
      await this.store.set('free', free - 1);
      await this.store.set(`holder:${user}`, true);
      return true;
    }
    return false;
  }

  // Gives the user's seat back; true when there was one.
  async release(user) {
    if (!(await this.store.get(`holder:${user}`))) return false;
    await this.store.set(`holder:${user}`, undefined);
    const free = await this.store.get('free');
    await this.store.set('free', free + 1);
    return true;
  }
}
