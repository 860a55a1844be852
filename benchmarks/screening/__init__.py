"""Screening beside other ways to run the same statements over a table: whose programs are made from the same conditions.

Every rival is given the settled states of the same visits, and what it says is checked against the reference engine in the
same run that is measured.
"""
