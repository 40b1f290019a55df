"""The floor's script: look up the prebuilt page of this view and draw it."""

import streamlit as st

from benchmarks.boden import ABLAEUFE, schluessel

ABLAEUFE[schluessel(st.query_params.get("stichtag"), st.query_params.get_all("polizeidirektion"))]()
