using Dryrun.Samples;

// dotnet run --project samples -- bank
if (args is [var name] && Gallery.Models.FirstOrDefault(m => m.Name == name) is { } model)
{
    model.Run(Console.Out);
    return 0;
}

Console.WriteLine("dotnet run --project samples -- NAME, where NAME is one of");
foreach (var one in Gallery.Models) Console.WriteLine($"  {one.Name,-14} {one.Shows}");
return args.Length == 0 ? 0 : 2;
