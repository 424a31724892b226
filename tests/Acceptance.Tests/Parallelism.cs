// The connectors that the tests start wait half of their time, as they would for a vendor.
[assembly: LevelOfParallelism(4)]
