"""Native Streamlit pages for the people who make the content. Never part of the public app.

A workspace is a server of its own: APP_WORKSPACE=content starts it in place of the public app, at
/content. So a public server has no address that leads to one, whatever is asked of it.
"""
