"""What does Streamlit run?"""
