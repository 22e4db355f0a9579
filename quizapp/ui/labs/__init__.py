"""The labs: a file for each, pure functions from a state to a picture and to words.

What a lab computes or draws at length stands in files that begin with its name; `rows`, `descents`,
`dress` and `stepping` serve several.
"""
