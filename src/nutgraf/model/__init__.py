"""The words of Nutgraf as frozen dataclasses and enums; imports nothing of the program."""
