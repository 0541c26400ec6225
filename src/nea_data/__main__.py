"""`python -m nea_data` is the command line."""

from nea_data.cli import run

run()
