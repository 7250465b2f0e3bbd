"""The command line: the rim where arguments, clock, files and terminal meet the pipeline."""
