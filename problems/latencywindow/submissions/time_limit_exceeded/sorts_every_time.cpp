class LatencyWindow {
public:
    LatencyWindow(int size, int percent) : size(size), percent(percent) {}

    int add(int latency) {
        recent.push_back(latency);
        if (recent.size() > size) recent.pop_front();
        vector<int> sorted(recent.begin(), recent.end());
        sort(sorted.begin(), sorted.end());
        return sorted[(percent * sorted.size() + 99) / 100 - 1];
    }

private:
    size_t size;
    size_t percent;
    deque<int> recent;
};
