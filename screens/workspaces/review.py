"""The review workspace: the Streamlit script at /review.

Streamlit runs this file from top to bottom for everything that somebody does here.
"""

import streamlit as st

from screens.workspaces.parts import words
from screens.workspaces.try_view import show_try


def main() -> None:
    """One run: the menu, and the page that is open."""
    said = words()
    st.set_page_config(page_title=said["name"], layout="wide")
    chosen = st.navigation(
        [
            st.Page(show_try, title=said["try"], url_path="try", default=True),
        ],
        position="top",
    )
    chosen.run()


main()
