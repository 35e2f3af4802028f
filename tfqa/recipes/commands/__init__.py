"""The commands of `python -m tfqa`, a file for each job.

A command imports what it needs when it runs, so that the help of all of them answers at once.
"""
