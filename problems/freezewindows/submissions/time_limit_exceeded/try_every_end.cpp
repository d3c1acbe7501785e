// Every end of a freeze may be the start; for each it asks all freezes.
int earliestStart(const vector<vector<int>>& freezes, int minutes, int horizon) {
    vector<int> starts{0};
    for (const auto& freeze : freezes) starts.push_back(freeze[1]);
    sort(starts.begin(), starts.end());
    for (int start : starts) {
        bool free = start + minutes <= horizon;
        for (const auto& freeze : freezes) if (freeze[0] < start + minutes && start < freeze[1]) free = false;
        if (free) return start;
    }
    return -1;
}
