"""Entries for the trackers of deadlines, each in the form that the tracker's own checks accept.

What a tracker wants to know and a call does not say is asked for by name, in a comment; nothing is made
up. The forms were read in the trackers' repositories in 2026.
"""
