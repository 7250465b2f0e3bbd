"""The mathematics: arrays in, arrays out; no clock, no disk, no network."""
