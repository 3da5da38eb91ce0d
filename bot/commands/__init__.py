"""What the command line does, one command a file; `bot/__main__.py` reads the arguments."""
