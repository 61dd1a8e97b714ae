"""The review workspace: the Streamlit script at /review.

Streamlit runs this file from top to bottom for everything that somebody does here.
"""

import streamlit as st

from screens.workspaces.overview_view import show_overview
from screens.workspaces.parts import words
from screens.workspaces.proofs_view import show_proofs
from screens.workspaces.rules_view import show_rules
from screens.workspaces.try_view import try_page


def main() -> None:
    """One run: the menu, and the page that is open."""
    said = words()
    st.set_page_config(page_title=said["name"], layout="wide")
    chosen = st.navigation(
        [
            st.Page(show_overview, title=said["overview"], url_path="overview", default=True),
            st.Page(show_rules, title=said["rules"], url_path="rules"),
            try_page(),
            st.Page(show_proofs, title=said["proofs"], url_path="proofs"),
        ],
        position="top",
    )
    chosen.run()


main()
