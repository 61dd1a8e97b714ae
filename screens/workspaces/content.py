"""The content workspace: the Streamlit script at /content.

Streamlit runs this file from top to bottom for everything that somebody does here.
"""

import streamlit as st

from screens.workspaces.pages.changing import show_changing
from screens.workspaces.pages.people import show_people
from screens.workspaces.pages.previews import show_pages
from screens.workspaces.pages.proposals import office, show_proposals
from screens.workspaces.parts import words


def main() -> None:
    """One run: the menu, and the page that is open."""
    said = words()
    office()  # outside git, what the files say before the first edit is what changes are told from
    st.set_page_config(page_title=said["name"], layout="wide")
    chosen = st.navigation(
        [
            st.Page(show_pages, title=said["pages"], url_path="pages", default=True),
            st.Page(show_people, title=said["people"], url_path="people"),
            st.Page(show_changing, title=said["change"], url_path="change"),
            st.Page(show_proposals, title=said["proposals"], url_path="proposals"),
        ],
        position="top",
    )
    chosen.run()


main()
