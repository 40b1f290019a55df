"""How fast is the product, and how near to the fastest that Streamlit allows?"""
