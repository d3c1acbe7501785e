using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Randomness;

/// <summary>The bits of every draw are a promise: stored results, replays and published hashes rest on them. These lines never change.</summary>
public class GoldenTests
{
    private delegate string Sampler(ref PhiloxStream stream);

    [Theory]
    [InlineData("uint32", "0a069c26 ff612bc1 28979a84 cb89005b 87eca753 9764725f 08e6f06d 0a3fe2be")]
    [InlineData("uint64",
        "0a069c26bb87a10a ff612bc1d8c27169 28979a84f6e5ac19 cb89005b3d1acfb4 "
        + "87eca7531bcc67b3 9764725ff616f458 08e6f06d8279592c 0a3fe2be5dd27fe1")]
    [InlineData("double",
        "3fa40d384d770f40 3fefec25783b184e 3fc44bcd427b72d4 3fe971200b67a359 "
        + "3fe0fd94ea63798c 3fe2ec8e4bfec2de 3fa1cde0db04f2b0 3fa47fc57cbba4f0")]
    [InlineData("open",
        "3fa40d384d770f50 3fefec25783b184f 3fc44bcd427b72d4 3fe971200b67a359 "
        + "3fe0fd94ea63798d 3fe2ec8e4bfec2df 3fa1cde0db04f2b0 3fa47fc57cbba4f0")]
    [InlineData("bernoulli", "1 0 1 0 0 0 1 1")]
    [InlineData("int", "39163 997579 158563 795061 530956 591378 34773 40037")]
    [InlineData("exponential",
        "4019eb8c484b5d1d 3f73e0b2fd05c0fc 400d77331c385158 3fdd5af8334761d4 "
        + "3ff4422d9bbf3283 3ff0cf473006e95e 401adf017c292bf3 4019be590d94ca77")]
    [InlineData("normal",
        "bfbd041476e2adf9 bffb0fa866009af6 bfee197a37ec4b19 bfe4388c54800f88 "
        + "3ff13e8a33431249 bfb3e624aadff757 bfa0b14b97a1eae9 3ff236bccde62305")]
    [InlineData("logNormal",
        "403c58dd364928e3 4029c1a38bfd87a5 4032be8db5906292 4035df72d4b2e7e3 "
        + "4049b61e497f6d47 403cdb3db01dbf75 403d83d219209a32 404a80979c3a0d96")]
    [InlineData("gamma",
        "400008588e4f0562 400675600b055f1e 3ff5d001464feca6 40006f1c0d2dfc84 "
        + "40113ed72fbd61ac 4019d76247193c4f 400b05080d808fff 3ff75acf7ccda924")]
    [InlineData("gammaBelowOne",
        "3f5e626f1630f417 3fab25cd4b2216ff 3fe6c85332486480 3f64b58a0079ac67 "
        + "3fe0cb086dd3c183 3ffacf003f9b8bed 3ff1de6cd3a3799b 3fbdcec7c7471bd9")]
    [InlineData("beta",
        "3fcb76d42b96d11a 3fc6d32c71265311 3fd0afe4dbcba70a 3fdbc8e5786c7536 "
        + "3fdd75d36d489a44 3fd74623f5c17e3a 3fcfd4a06f8bd68a 3fda598073a6d84d")]
    [InlineData("betaBelowOne",
        "3fb82a8608a3217a 3fee32f51ce10763 3fd140e258d21382 3fe7c1660c5a7d38 "
        + "3fe44d2d04cb5dba 3f8e4632264f5bf2 3fc3d351165d0dde 3f92dbb5d46aea23")]
    [InlineData("poissonSearch", "1 11 2 6 4 5 1 1")]
    [InlineData("poissonRejection", "4424 4506 4309 4630 4565 4463 4537 4492")]
    [InlineData("binomialRare", "0 4 0 1 1 1 0 0")]
    [InlineData("binomialSearch", "3 15 4 9 7 7 3 3")]
    [InlineData("binomialRejection", "29760 29641 30112 29753 29761 30069 29594 29959")]
    [InlineData("binomialMirrored", "1940010772 1940014723 1939995179 1940011053 1940010718 1939996908 1940016297 1940001891")]
    [InlineData("hypergeometricSearch", "1 10 2 5 4 4 1 1")]
    [InlineData("hypergeometricRejection", "420002096 420001835 419996703 419990447 420005990 420009869 419992021 419995214")]
    [InlineData("multinomial",
        "1204/2544/6252 1203/2454/6343 1264/2487/6249 1237/2554/6209 "
        + "1312/2481/6207 1328/2489/6183 1231/2498/6271 1251/2459/6290")]
    [InlineData("choice", "0 3 1 3 2 2 0 0")]
    [InlineData("shuffle", "cbeda bdaec badce adceb beadc bacde bdace ecdab")]
    public void The_first_draws_of_a_fixed_key_never_change(string sampler, string expected) => FirstDraws(sampler).ShouldBe(expected);

    [Fact]
    public void Keys_of_fixed_paths_never_change()
    {
        var key = StreamKey.Of(1, "run").Child(7).Child("outages");
        var stream = key.Open(entity: 3, occasion: 9);
        $"{StreamKey.Of(1, "world").Key:x16} {key.Key:x16} {stream.NextUInt64():x16}".ShouldBe("1423739d4242670e c92710db32372702 9ed415f9b2eb1ace");
        string.Join(' ', Enumerable.Range(0, 8).Select(r => Bits(Stratified.Uniform(key, "defect", r, 8)))).ShouldBe(
            "3fb79aa46c1fbb81 3fefbd464b80a923 3fc42ec899f513f9 3fe817c46b2eb417 "
            + "3fd5630a25ea6ba6 3fe7ec40c49cf804 3fd960632ab88a52 3fe2f34941280f18");
    }

    private static string FirstDraws(string sampler)
    {
        var stream = StreamKey.Of(1, "golden").Open(entity: 2, occasion: 3);
        var draw = Samplers[sampler];
        return string.Join(' ', Enumerable.Range(0, 8).Select(_ => draw(ref stream)));
    }

    private static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16");

    private static readonly Dictionary<string, Sampler> Samplers = new()
    {
        ["uint32"] = (ref PhiloxStream s) => $"{s.NextUInt32():x8}",
        ["uint64"] = (ref PhiloxStream s) => $"{s.NextUInt64():x16}",
        ["double"] = (ref PhiloxStream s) => Bits(s.NextDouble()),
        ["open"] = (ref PhiloxStream s) => Bits(s.NextOpenDouble()),
        ["bernoulli"] = (ref PhiloxStream s) => s.Bernoulli(0.5) ? "1" : "0",
        ["int"] = (ref PhiloxStream s) => $"{s.NextInt(1_000_003)}",
        ["exponential"] = (ref PhiloxStream s) => Bits(s.Exponential(2.0)),
        ["normal"] = (ref PhiloxStream s) => Bits(s.Normal()),
        ["logNormal"] = (ref PhiloxStream s) => Bits(s.LogNormal(30.0, 0.5)),
        ["gamma"] = (ref PhiloxStream s) => Bits(s.Gamma(2.5)),
        ["gammaBelowOne"] = (ref PhiloxStream s) => Bits(s.Gamma(0.3)),
        ["beta"] = (ref PhiloxStream s) => Bits(s.Beta(2.0, 5.0)),
        ["betaBelowOne"] = (ref PhiloxStream s) => Bits(s.Beta(0.5, 0.7)),
        ["poissonSearch"] = (ref PhiloxStream s) => $"{s.Poisson(4.5)}",
        ["poissonRejection"] = (ref PhiloxStream s) => $"{s.Poisson(4500.0)}",
        ["binomialRare"] = (ref PhiloxStream s) => $"{s.Binomial(1000, 0.0008)}",
        ["binomialSearch"] = (ref PhiloxStream s) => $"{s.Binomial(1000, 0.007)}",
        ["binomialRejection"] = (ref PhiloxStream s) => $"{s.Binomial(1_000_000, 0.03)}",
        ["binomialMirrored"] = (ref PhiloxStream s) => $"{s.Binomial(2_000_000_000, 0.97)}",
        ["hypergeometricSearch"] = (ref PhiloxStream s) => $"{s.Hypergeometric(1000, 40, 100)}",
        ["hypergeometricRejection"] = (ref PhiloxStream s) => $"{s.Hypergeometric(1_000_000_000, 700_000_000, 600_000_000)}",
        ["multinomial"] = (ref PhiloxStream s) => Split(ref s),
        ["choice"] = (ref PhiloxStream s) => $"{s.Choice([1.0, 2.0, 3.0, 4.0])}",
        ["shuffle"] = (ref PhiloxStream s) => Order(ref s),
    };

    private static string Split(ref PhiloxStream stream)
    {
        var counts = new long[3];
        stream.Multinomial(10_000, [1.0, 2.0, 5.0], counts);
        return string.Join('/', counts);
    }

    private static string Order(ref PhiloxStream stream)
    {
        char[] items = ['a', 'b', 'c', 'd', 'e'];
        stream.Shuffle<char>(items);
        return new string(items);
    }
}
