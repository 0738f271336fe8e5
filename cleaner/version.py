"""The version, for every floor."""

VERSION = "0.1.0"
