"""Start the web app: `make run`, or `streamlit run app.py` once set up. Nothing else lives here.

Streamlit looks in this file for a call of `st.App`, so the call stays here.
"""

import streamlit as st

from screens.server import WebServer, web_server_or_exit
from screens.workspaces.switch import workspace_or_none

workspace = workspace_or_none()
if workspace:  # the public app starts without what only workspaces need
    from screens.workspaces.server import WorkspaceServer

    server: WebServer | WorkspaceServer = WorkspaceServer(workspace)
else:
    server = web_server_or_exit()
app = st.App(
    server.script,
    routes=server.routes,
    middleware=server.middleware,
    lifespan=server.lifespan,
    exception_handlers=server.exception_handlers,
    on_script_error=server.on_script_error,
)
