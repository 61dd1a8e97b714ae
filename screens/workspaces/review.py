"""The review workspace: the Streamlit script at /review.

Streamlit runs this file from top to bottom for everything that somebody does here.
"""

import streamlit as st

from screens.workspaces.pages.deciding import show_deciding
from screens.workspaces.pages.overview import show_overview
from screens.workspaces.pages.proofs import show_proofs
from screens.workspaces.pages.rules import show_rules
from screens.workspaces.pages.try_person import try_page
from screens.workspaces.parts import words


def main() -> None:
    """One run: the menu, and the page that is open."""
    said = words()
    st.set_page_config(page_title=said["name"], layout="wide")
    chosen = st.navigation(
        [
            st.Page(show_overview, title=said["overview"], url_path="overview", default=True),
            st.Page(show_deciding, title=said["decide"], url_path="decide"),
            st.Page(show_rules, title=said["rules"], url_path="rules"),
            try_page(),
            st.Page(show_proofs, title=said["proofs"], url_path="proofs"),
        ],
        position="top",
    )
    chosen.run()


main()
