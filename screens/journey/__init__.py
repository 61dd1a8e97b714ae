"""Which page comes next, from the answers alone.

Pure functions: the state of a journey and what the person did go in, the next state and what was
wrong with the form come out. Nothing is kept between two calls. Whatever carries the pages (the
Streamlit component, plain forms) brings the state along each time, and all of it is checked again.
"""

from screens.journey.moves import Event, Step, advance, show, start
from screens.journey.path import Path, Progress
from screens.journey.state import ALERT, CHECK, RESULT, State, read_state
from screens.journey.values import Fault

__all__ = [
    "ALERT",
    "CHECK",
    "RESULT",
    "Event",
    "Fault",
    "Path",
    "Progress",
    "State",
    "Step",
    "advance",
    "read_state",
    "show",
    "start",
]
