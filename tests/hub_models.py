"""The repositories that the Hub double holds, and two moments that most tests share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from xl_addin.records import Relation

RELEASE = datetime(2024, 7, 1, tzinfo=UTC)
NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)

State = Literal["open", "gated", "private", "disabled"]
Announced = Mapping[Relation, int] | Literal["counted"] | None


@dataclass(frozen=True)
class Model:
    """A repository of the double; ``parents`` are the bases that its card names."""

    number: int
    id: str
    created: datetime
    parents: Mapping[str, Relation] = field(default_factory=dict)
    announced: Announced = "counted"
    state: State = "open"
    licence: str | None = None
    likes: int = 0

    @property
    def object_id(self) -> str:
        """The id within the Hub, whose first eight hex digits are the second of creation."""
        return f"{int(self.created.timestamp()):08x}{self.number:016x}"

    @property
    def tags(self) -> list[str]:
        """The tags, with each base twice: bare, and with the relation."""
        bases = [f"base_model:{base}" for base in self.parents]
        licence = [f"license:{self.licence}"] if self.licence else []
        related = [f"base_model:{how}:{base}" for base, how in self.parents.items()]
        return ["safetensors", *licence, *bases, *related]

    def row(self) -> dict[str, Any]:
        """Every field that the list route knows of the model and the product may ask for."""
        return {
            "createdAt": f"{self.created:%Y-%m-%dT%H:%M:%S}.{self.created.microsecond // 1000:03d}Z",
            "tags": self.tags,
            "likes": self.likes,
            "gated": "auto" if self.state == "gated" else False,
        }

    def place(self, sort: str = "createdAt") -> tuple[float, str]:
        """Where the model stands when sorted by creation or by likes; a cursor names one."""
        return self.likes if sort == "likes" else self.created.timestamp(), self.object_id
