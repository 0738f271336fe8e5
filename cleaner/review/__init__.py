"""Golden cases: an input, the result that a person accepted, and what has changed since."""

from cleaner.review.cases import Case, Difference, accept, cases, compare, result

__all__ = ["Case", "Difference", "accept", "cases", "compare", "result"]
