"""The fuzzer is a program, and needs atheris."""

collect_ignore = ["fuzz.py"]
