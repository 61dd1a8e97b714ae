"""The same questions as anybody would write them in Streamlit: its own widgets, its own settings.

Started by bench/web.py with `streamlit run`, with telemetry off and nothing else changed.
"""

import streamlit as st

from rules import load

QUESTIONS = list(load().questionnaire)


def main() -> None:
    number = st.session_state.setdefault("number", 0) % len(QUESTIONS)
    question = QUESTIONS[number]
    st.title(question.text)
    if question.hint:
        st.caption(question.hint)
    if question.kind == "number":
        st.number_input(question.label, question.min, question.max)
    else:
        words = [option.text for option in question.options]
        if question.kind == "choice":
            st.radio(question.label, words, index=None)
        else:
            st.multiselect(question.label, words)
    st.button("Next", on_click=go_on)


def go_on() -> None:
    st.session_state["number"] += 1


main()
