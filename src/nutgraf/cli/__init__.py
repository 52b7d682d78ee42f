"""The command line: data on stdout, narration on stderr."""
