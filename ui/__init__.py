"""How does Streamlit show what the other layers have made?"""
