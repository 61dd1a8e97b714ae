"""What people see: one way through the questions, one set of templates, and what carries them.

`journey` decides which page comes next, `pages` fills the templates; neither knows Streamlit.
`component` and `check` carry those pages into Streamlit, `server` serves everything else.
"""
