"""The floor's script: look up the prebuilt page of this view and draw it."""

import streamlit as st

from benchmarks.boden import ABLAEUFE, gefragte_seite, schluessel

ABLAEUFE[schluessel(gefragte_seite(), st.query_params.get("stichtag"), st.query_params.get_all("polizeidirektion"))]()
