"""The web server round Streamlit: plain pages, headers, and doors that stay shut.

Nothing here draws a question or decides anything.
"""

from screens.server.startup import content_or_exit
from screens.server.web import WebServer

__all__ = ["WebServer", "content_or_exit"]
