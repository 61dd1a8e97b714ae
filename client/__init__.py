"""The check without a server: the rules as tables, and the small script that reads them.

The tables are written by Python, and the script only looks up, counts and adds, so nothing about
answers is decided twice. It is proved equal to the engine (tests/walker.py), and is what a page
falls back to while no answer comes from the server (decision 38).
"""
