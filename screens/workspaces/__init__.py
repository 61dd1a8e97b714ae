"""Native Streamlit pages for those who make the content and review it, never for the public.

A workspace is a server of its own: APP_WORKSPACE=content (or review) starts it in place of the
public app, at /content (or /review). So a public server has no address that leads to one, whatever
is asked of it.
"""
