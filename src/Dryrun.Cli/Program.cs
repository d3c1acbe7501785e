Console.WriteLine("dryrun");
return 0;
