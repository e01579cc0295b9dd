"""Small forms that open below the article, one at a time: none is modal, Enter applies, Esc leaves."""
