// Most of the time is spent in processes that the tests start; more of them than this only make each other slow.
[assembly: LevelOfParallelism(2)]
