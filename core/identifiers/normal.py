from core.identifiers.accounts import normalise_account
from core.identifiers.apps import normalise_app
from core.identifiers.kinds import Kind
from core.identifiers.links import normalise_link
from core.identifiers.phones import normalise_phone
from core.identifiers.social import normalise_social

LONGEST = 2_000  # characters of one value; a longer one is a text
_BY_KIND = {
    Kind.PHONE: normalise_phone,
    Kind.LINK: normalise_link,
    Kind.ACCOUNT: normalise_account,
    Kind.APP: normalise_app,
    Kind.SOCIAL: normalise_social,
}


def normalise(kind, value):
    """Return the one form in which `value`, a Kind `kind`, is stored and compared.

    ValueError, with a sentence for the editor, if it is none.
    """
    return _BY_KIND[Kind(kind)](str(value)[:LONGEST])
