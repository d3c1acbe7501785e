namespace Dryrun.Interview.Understanding;

/// <summary>Whole numbers as people say them.</summary>
public static class NumberWords
{
    /// <summary>One to ten, twelve, fifteen and the tens up to sixty, in small letters; null for any other word.</summary>
    public static int? Of(string word) => word switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "twelve" => 12,
        "fifteen" => 15,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        _ => null,
    };
}
