"""Values to enter into the systems where papers are handed in, each in the form and zone of the system.

Nothing is entered by itself: a person copies a value and ticks it off.
"""
