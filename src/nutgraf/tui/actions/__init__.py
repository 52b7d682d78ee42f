"""What the commands of the reader do, by what they are about."""
