"""The same words in the languages that reports speak."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages that reports speak."""

    da: str
    en: str

    def __call__(self, language: str, **values: object) -> str:
        """Give the words in a language (Danish unless ``en``), with the values put in."""
        return (self.en if language == "en" else self.da).format(**values)
