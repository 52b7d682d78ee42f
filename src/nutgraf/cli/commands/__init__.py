"""One module a command, each with its click command under the name `command`."""
