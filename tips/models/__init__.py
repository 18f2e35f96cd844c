from tips.models.audit import Action, AuditEntry
from tips.models.sealed import PartRole, SealedPart, WrappedKey
from tips.models.tip import (
    URGENT_KINDS,
    Kind,
    Source,
    Status,
    Tip,
    is_supervisor,
    may_handle_tips,
)
from tips.models.work import AnswerTemplate, DigestSent, StatusChange, StatusSentence, Transfer, Unit

__all__ = [
    "URGENT_KINDS",
    "Action",
    "AnswerTemplate",
    "AuditEntry",
    "DigestSent",
    "Kind",
    "PartRole",
    "SealedPart",
    "Source",
    "Status",
    "StatusChange",
    "StatusSentence",
    "Tip",
    "Transfer",
    "Unit",
    "WrappedKey",
    "is_supervisor",
    "may_handle_tips",
]
