"""The other engines, each in its own notation. One module each; a function per form measured.

Every function takes the workload, prepares once, and returns what is timed: answers in, the most
urgent level and the ids of the rules that apply out.
"""
