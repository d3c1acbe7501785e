using System.Globalization;
using System.Text;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Judging;

/// <summary>A program to judge.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Source">Its text, UTF-8.</param>
public sealed record Submission(Language Language, ReadOnlyMemory<byte> Source)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a submission from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What it is for.</param>
    /// <param name="language">Id of its language; null to go by the file's ending.</param>
    /// <exception cref="JudgeException">Missing, unreadable, empty, too long, not UTF-8, or in a language that is not offered: one line.</exception>
    public static Submission Read(string path, Problem problem, string? language)
    {
        if (Directory.Exists(path)) throw new JudgeException(JudgeFault.Submission, $"{path}: is a folder; name the file with the program");
        if (!File.Exists(path)) throw new JudgeException(JudgeFault.Submission, $"{path}: no such file");
        var found = LanguageCatalogue.Of(language, path);
        try
        {
            var length = new FileInfo(path).Length;
            if (length > problem.Limits.CodeBytes) throw TooLong(path, length, problem);
            return Of(found, File.ReadAllBytes(path), problem, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JudgeException(JudgeFault.Submission, $"{path}: cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>Takes a submission from memory.</summary>
    /// <exception cref="JudgeException">It is empty, too long, not UTF-8, or in a language that is not offered: one line.</exception>
    public static Submission Of(Language language, ReadOnlyMemory<byte> source, Problem problem, string name = "the program")
    {
        if (!problem.Languages.Contains(language.Id)) throw new JudgeException(JudgeFault.Submission, $"{problem.Id} is not offered in {language.Name}; allowed {string.Join(", ", problem.Languages)}");
        if (source.Length > problem.Limits.CodeBytes) throw TooLong(name, source.Length, problem);
        string text;
        try
        {
            text = Strict.GetString(source.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new JudgeException(JudgeFault.Submission, $"{name}: is not UTF-8 text (byte {e.Index + 1} is 0x{(e.BytesUnknown is { Length: > 0 } bytes ? bytes[0] : 0):x2}); save it as UTF-8", e);
        }

        if (text.Contains('\0', StringComparison.Ordinal)) throw new JudgeException(JudgeFault.Submission, $"{name}: is not text (it holds a zero byte)");
        return string.IsNullOrWhiteSpace(text) ? throw new JudgeException(JudgeFault.Submission, $"{name}: is empty; write the program first") : new Submission(language, source);
    }

    private static JudgeException TooLong(string name, long bytes, Problem problem) =>
        new(JudgeFault.Submission, string.Create(CultureInfo.InvariantCulture, $"{name}: has {bytes:#,0} bytes; allowed at most {problem.Limits.CodeBytes:#,0}"));
}
