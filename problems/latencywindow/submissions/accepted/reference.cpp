class LatencyWindow {
public:
    LatencyWindow(int size, int percent) : size(size), percent(percent) {}

    int add(int latency) {
        const Entry entry{latency, seen++};
        if (!lower.empty() && entry < *lower.rbegin()) lower.insert(entry); else upper.insert(entry);
        recent.push_back(entry);
        if (recent.size() > size) {
            if (!lower.erase(recent.front())) upper.erase(recent.front());
            recent.pop_front();
        }
        const size_t wanted = (percent * recent.size() + 99) / 100;
        while (lower.size() < wanted) move(upper, upper.begin(), lower);
        while (lower.size() > wanted) move(lower, prev(lower.end()), upper);
        return lower.rbegin()->first;
    }

private:
    using Entry = pair<int, long long>;

    size_t size;
    size_t percent;
    long long seen = 0;
    set<Entry> lower, upper;
    deque<Entry> recent;

    static void move(set<Entry>& from, set<Entry>::iterator what, set<Entry>& to) {
        to.insert(*what);
        from.erase(what);
    }
};
