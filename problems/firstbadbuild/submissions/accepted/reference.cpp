#include <iostream>
#include <string>

int main() {
    long long n, q;
    std::cin >> n >> q;
    long long good = 0, bad = n;
    while (bad - good > 1) {
        const long long middle = (good + bad) / 2;
        std::cout << "test " << middle << std::endl;
        std::string answer;
        std::cin >> answer;
        (answer == "bad" ? bad : good) = middle;
    }
    std::cout << "first " << bad << std::endl;
}
