"""`python -m nutgraf` is the same as the command `nutgraf`."""

from nutgraf.cli.start import main

if __name__ == "__main__":
    main()
