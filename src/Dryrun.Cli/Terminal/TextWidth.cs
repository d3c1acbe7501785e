using System.Globalization;

namespace Dryrun.Cli.Terminal;

/// <summary>Columns that text takes on a terminal, by text elements: two for wide characters and emoji, none for marks.</summary>
internal static class TextWidth
{
    // Emoji among the symbols below U+3000 that terminals draw two columns wide (Unicode 15, East Asian Width W).
    private const string WideSymbols =
        "\u231A\u231B\u23E9\u23EA\u23EB\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648\u2649\u264A\u264B\u264C\u264D\u264E\u264F\u2650\u2651\u2652\u2653\u267F\u2693\u26A1"
        + "\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753\u2754\u2755\u2757\u2795\u2796\u2797"
        + "\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55";

    /// <summary>The columns of a text.</summary>
    public static int Of(string text) => Elements(text).Sum(OfElement);

    /// <summary>The columns of one text element.</summary>
    public static int OfElement(string element)
    {
        var rune = char.IsSurrogatePair(element, 0) ? char.ConvertToUtf32(element, 0) : element[0];
        if (IsMark(element)) return 0;
        return IsWide(rune) || element.Contains('\uFE0F') ? 2 : 1;
    }

    /// <summary>The text elements: what a person counts as characters.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        var walk = StringInfo.GetTextElementEnumerator(text);
        while (walk.MoveNext()) yield return walk.GetTextElement();
    }

    private static bool IsMark(string element) =>
        CharUnicodeInfo.GetUnicodeCategory(element, 0) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F1E6 and <= 0x1F1FF)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) || (rune <= 0xFFFF && WideSymbols.Contains((char)rune));
}
