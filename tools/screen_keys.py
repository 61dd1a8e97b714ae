"""Write explainer/screen_keys.keys anew, after templates and screens.yaml were changed together."""

from explainer.screen_keys import FILE, keys_of
from explainer.wording import load_screen_words
from rules.loading.project import Project

if __name__ == "__main__":
    FILE.write_text(keys_of(load_screen_words(Project())), encoding="utf-8")
