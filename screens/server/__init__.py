"""The web server round Streamlit: plain pages, headers, and doors that stay shut.

Nothing here draws a question or decides anything.
"""

from screens.server.web import WebServer, web_server_or_exit

__all__ = ["WebServer", "web_server_or_exit"]
